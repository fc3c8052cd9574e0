import { expect, it } from 'vitest'
import { type CaseRequest, toRequest } from '#registry/testing/policy-cases.ts'
import { evaluate, explainDenial } from './evaluate.ts'

const all = [{ Effect: 'Allow', Action: '*', Resource: '*' }]
const never = [{ Effect: 'Deny', Action: '*', Resource: '*' }]
const nothing = [{ Effect: 'Allow', Action: 'ecr-public:Describe*', Resource: '*' }]
const push = 'ecr-public:PutImage'

const denials: readonly [string, CaseRequest][] = [
  ['because no identity-based policy allows the ecr-public:PutImage action', { principal: 'alice' }],
  ['because no resource-based policy allows the ecr-public:PutImage action', { principal: 'carol of another account' }],
  ['because no resource-based policy allows the ecr-public:PutImage action', { principal: 'anonymous' }],
  [
    'because no permissions boundary allows the ecr-public:PutImage action',
    { principal: 'alice', identityPolicies: [all], boundary: nothing },
  ],
  [
    'because no session policy allows the ecr-public:PutImage action',
    { principal: 'deployer session', identityPolicies: [all], sessionPolicies: [nothing] },
  ],
  ['with an explicit deny in an identity-based policy', { principal: 'alice', identityPolicies: [never] }],
  [
    'with an explicit deny in a resource-based policy',
    { principal: 'alice', resourcePolicy: [{ Effect: 'Deny', Principal: '*', Action: '*' }] },
  ],
  ['with an explicit deny in a permissions boundary', { principal: 'alice', boundary: never }],
  ['with an explicit deny in a session policy', { principal: 'deployer session', sessionPolicies: [never] }],
]

it.each(denials)("says '%s'", (message, request) => {
  expect(explainDenial(evaluate(toRequest(request)), push)).toBe(message)
})

it('has nothing to explain of an allow', () => {
  expect(explainDenial(evaluate(toRequest({ principal: 'root' })), push)).toBe('')
})
