import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseFormBody } from './parse-form.ts'
import { readInput } from './read-input.ts'

const schema = z.object({
  UserName: z.string().max(64).optional(),
  MaxItems: z.int().min(1).default(100),
  Force: z.boolean().optional(),
  Tags: z
    .array(z.object({ Key: z.string(), Value: z.string() }))
    .max(50)
    .optional(),
  PolicyArns: z.array(z.object({ arn: z.string() })).optional(),
  Names: z.array(z.string().min(1)).optional(),
  Nested: z.object({ Inner: z.object({ Count: z.number() }).optional() }).optional(),
})
const read = (text: string) => readInput(schema, parseFormBody(text))

describe('readInput', () => {
  it.each([
    ['Action=X&Version=1', {}],
    ['UserName=mary&MaxItems=10&Force=true', { UserName: 'mary', MaxItems: 10, Force: true }],
    [
      'Tags.member.1.Key=a&Tags.member.1.Value=&Tags.member.2.Value=c&Tags.member.2.Key=b',
      {
        Tags: [
          { Key: 'a', Value: '' },
          { Key: 'b', Value: 'c' },
        ],
      },
    ],
    ['PolicyArns.member.1.arn=arn:aws:iam::aws:policy/X', { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/X' }] }],
    ['Names.member.1=a&Names.member.2=b', { Names: ['a', 'b'] }],
    ['Names=', { Names: [] }],
    ['Nested.Inner.Count=-1.5', { Nested: { Inner: { Count: -1.5 } } }],
    ['Unknown=1&Tags.other.1=2', {}],
    ['__proto__.polluted=1&constructor=2&UserName=x', { UserName: 'x' }],
  ])('reads %j', (text, input) => {
    expect(read(text)).toEqual(input)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('leaves what is of another type for the schema to refuse by its name', () => {
    expect(schema.safeParse(read('MaxItems=many'), {}).error?.issues[0]?.path).toEqual(['MaxItems'])
    expect(schema.safeParse(read('Force=maybe'), {}).error?.issues[0]?.path).toEqual(['Force'])
  })

  it.each([
    ['a gap', 'Names.member.1=a&Names.member.3=b'],
    ['an index from zero', 'Names.member.0=a'],
    ['a huge index', 'Names.member.99999999999999=a'],
    ['another name', 'Names.member.x=a'],
    ['nesting', `${'a.'.repeat(20)}b=1`],
  ])('refuses %s', (_what, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ kind: 'malformed-request' }))
  })
})
