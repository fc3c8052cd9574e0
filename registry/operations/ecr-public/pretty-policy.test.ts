import { expect, it } from 'vitest'
import { prettyPolicy } from './pretty-policy.ts'

const sent =
  '{"Version":"2008-10-17","Statement":[{"Sid":"a \\"b\\"","Principal":"*","Effect":"Allow","Action":["ecr-public:PutImage","ecr-public:*"],"Condition":{"Bool":{"aws:SecureTransport":true},"StringLike":{}}},{"Action":[]}]}'
const answered = `{
  "Version" : "2008-10-17",
  "Statement" : [ {
    "Sid" : "a \\"b\\"",
    "Principal" : "*",
    "Effect" : "Allow",
    "Action" : [ "ecr-public:PutImage", "ecr-public:*" ],
    "Condition" : {
      "Bool" : {
        "aws:SecureTransport" : true
      },
      "StringLike" : { }
    }
  }, {
    "Action" : [ ]
  } ]
}`

it('lays a policy out as the real service does, and changes nothing in it', () => {
  expect(prettyPolicy(sent)).toBe(answered)
  expect(prettyPolicy(answered)).toBe(answered)
  expect(JSON.parse(answered)).toEqual(JSON.parse(sent))
})
