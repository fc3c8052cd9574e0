import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, callOperation } from '#registry/testing/call-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { iamPolicyOperations } from './policy-operations.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const call = <Result extends object = Answer>(name: string, input: object, caller = root) =>
  callOperation<Result>(iamPolicyOperations, name, input, caller, test.context)

const policy = (action: string, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] })
const newName = () => `n-${randomUUID().slice(0, 8)}`
const newUser = async () => (await createTestUser(test, root)).user

describe('permissions boundaries', () => {
  it('limit the user, and keep their policy from being deleted', async () => {
    const user = await newUser()
    const { Policy } = (await call('CreatePolicy', { PolicyName: newName(), PolicyDocument: policy('ecr-public:Describe*') })) as {
      Policy: { Arn: string }
    }
    await call('PutUserPolicy', { UserName: user.name, PolicyName: 'all', PolicyDocument: policy('*') })
    await call('PutUserPermissionsBoundary', { UserName: user.name, PermissionsBoundary: Policy.Arn })
    const decisions = async () => {
      const ActionNames = ['ecr-public:DescribeImages', 'ecr-public:PutImage']
      const { EvaluationResults } = (await call('SimulatePrincipalPolicy', {
        PolicySourceArn: `arn:aws:iam::${root.accountId}:user/${user.name}`,
        ActionNames,
      })) as {
        EvaluationResults: Answer[]
      }
      return EvaluationResults.map(({ EvalDecision }) => EvalDecision)
    }
    expect(await decisions()).toEqual(['allowed', 'implicitDeny'])
    await expect(call('DeletePolicy', { PolicyArn: Policy.Arn })).rejects.toMatchObject({ kind: 'delete-conflict' })
    await call('DeleteUserPermissionsBoundary', { UserName: user.name })
    await expect.poll(decisions).toEqual(['allowed', 'allowed'])
  })
})

describe('simulations', () => {
  it('know the caller by name, unless the request says who it is', async () => {
    const user = await newUser()
    const document = policy('*', { Condition: { StringEquals: { 'aws:username': user.name } } })
    await call('PutUserPolicy', { UserName: user.name, PolicyName: 'own', PolicyDocument: document })
    const ask = async (more: object) => {
      const PolicySourceArn = `arn:aws:iam::${root.accountId}:user/${user.name}`
      const answer = await call('SimulatePrincipalPolicy', { PolicySourceArn, ActionNames: ['ecr-public:PutImage'], ...more })
      return (answer.EvaluationResults as Answer[])[0]?.EvalDecision
    }
    expect(await ask({})).toBe('allowed')
    const ContextEntries = [{ ContextKeyName: 'AWS:UserName', ContextKeyValues: ['other'], ContextKeyType: 'string' }]
    expect(await ask({ ContextEntries })).toBe('implicitDeny')
  })

  it('tell nothing of other accounts', async () => {
    const PolicySourceArn = `arn:aws:iam::${root.accountId}:user/${(await newUser()).name}`
    const asked = call('SimulatePrincipalPolicy', { PolicySourceArn, ActionNames: ['ecr-public:PutImage'] }, await test.newCaller())
    await expect(asked).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('name the statement that decides', async () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Sid: 'NoProd',
          Effect: 'Deny',
          Action: 'ecr-public:*',
          Resource: '*',
          Condition: { StringEquals: { 'ecr:ResourceTag/environment': 'prod' } },
        },
      ],
    })
    const ask = async (value: string) => {
      const ContextEntries = [{ ContextKeyName: 'ecr:ResourceTag/environment', ContextKeyValues: [value], ContextKeyType: 'string' }]
      const answer = await call('SimulateCustomPolicy', { PolicyInputList: [text], ActionNames: ['ecr-public:PutImage'], ContextEntries })
      return (answer.EvaluationResults as Answer[])[0]
    }
    expect(await ask('dev')).toMatchObject({ EvalDecision: 'allowed' })
    expect(await ask('prod')).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1 statement NoProd' }],
    })
  })
})

describe('a simulation that would keep the server busy', () => {
  it('is refused before anything is compared', async () => {
    const glob = `arn:aws:ecr-public::123456789012:repository/${'*a'.repeat(5000)}`
    const ResourceArns = Array.from({ length: 10 }, (_, index) => `arn:aws:ecr-public::123456789012:repository/${'a'.repeat(1900)}${index}`)
    const input = { PolicyInputList: [policy('*', { Resource: glob })], ActionNames: ['ecr-public:PutImage'], ResourceArns }
    await expect(call('SimulateCustomPolicy', input)).rejects.toMatchObject({
      kind: 'invalid-input',
      message: expect.stringContaining('too long'),
    })
  })
})
