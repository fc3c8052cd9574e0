import { describe, expect, it } from 'vitest'
import { identityTemplates, templateOf, trustTemplates } from './access/policy-templates.ts'
import { policyProblem, requiredPolicyProblem } from './policy-problem.ts'

const statement = { Effect: 'Allow', Action: 'ecr-public:PutImage', Resource: '*' }
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

describe('a policy that is typed', () => {
  it.each([
    ['no JSON', '{', /no JSON yet/],
    ['a list', '[]', /is an object/],
    ['an unknown element', '{"Statements":[]}', /^Statements: /],
    ['an odd version', '{"Version":"2026-01-01","Statement":[]}', /^Version: /],
    ['no statement', '{"Version":"2012-10-17"}', /^Statement: /],
    ['an empty list', policy(), /^Statement: /],
    ['a wrong effect in the second', policy(statement, { ...statement, Effect: 'allow' }), /^Statement\[1\]\.Effect: /],
    ['an unknown element within', policy({ ...statement, Actions: '*' }), /^Statement\[0\]\.Actions: /],
    ['no action', policy({ Effect: 'Allow', Resource: '*' }), /^Statement\[0\]\.Action: /],
    ['an action without a service', policy({ ...statement, Action: ['PutImage'] }), /^Statement\[0\]\.Action: "PutImage"/],
    ['both kinds of actions', policy({ ...statement, NotAction: '*' }), /^Statement\[0\]\.NotAction: /],
    ['no resource', policy({ Effect: 'Allow', Action: '*' }), /^Statement\[0\]\.Resource: /],
    ['a resource that is no ARN', policy({ ...statement, Resource: 'my-repo' }), /^Statement\[0\]\.Resource: "my-repo"/],
    ['a principal', policy({ ...statement, Principal: '*' }), /^Statement\[0\]\.Principal: /],
    ['a name with blanks', policy({ ...statement, Sid: 'of mine' }), /^Statement\[0\]\.Sid: /],
    ['a name twice', policy({ ...statement, Sid: 'A' }, { ...statement, Sid: 'A' }), /^Statement\[1\]\.Sid: /],
  ])('is told where it is wrong: %s', (_what, text, problem) => {
    expect(policyProblem(text, 'identity')).toMatch(problem)
  })

  it('is good when it is as the guide has it', () => {
    for (const { policyText } of Object.values(identityTemplates('111122223333'))) {
      expect(policyProblem(policyText, 'identity')).toBeUndefined()
    }
    for (const { policyText } of Object.values(trustTemplates('111122223333'))) expect(policyProblem(policyText, 'trust')).toBeUndefined()
    expect(policyProblem(JSON.stringify({ Statement: statement }), 'identity')).toBeUndefined()
  })

  it('of a role says who, and nothing but taking it on', () => {
    expect(policyProblem(policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'trust')).toMatch(/^Statement\[0\]\.Principal: /)
    expect(policyProblem(policy({ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }), 'trust')).toMatch(
      /^Statement\[0\]\.Principal: /,
    )
    expect(policyProblem(policy({ ...statement, Principal: '*' }), 'trust')).toMatch(/^Statement\[0\]\.Action: /)
  })

  it('of a repository names no resource, and may have a title for a name', () => {
    const { Resource: _, ...own } = statement
    expect(policyProblem(policy({ ...own, Sid: 'My policy', Principal: '*' }), 'resource')).toBeUndefined()
    expect(policyProblem(policy({ ...statement, Principal: '*' }), 'resource')).toMatch(/^Statement\[0\]\.Resource: /)
  })

  it('is missed only where there must be one', () => {
    expect(policyProblem(' ', 'resource')).toBeUndefined()
    expect(requiredPolicyProblem(' ', 'identity')).toBe('Write a policy.')
  })
})

it('a template is found by its word, and else the first', () => {
  const templates = trustTemplates('111122223333')
  expect(templateOf(templates, 'mfa').title).toBe('This account, with MFA')
  expect(templateOf(templates, 'constructor').title).toBe('This account')
})
