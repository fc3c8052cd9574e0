import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { setRepositoryPolicy } from '#registry/operations/ecr-public/set-repository-policy.ts'
import { createRole } from '#registry/operations/iam/create-role.ts'
import { createUser } from '#registry/operations/iam/create-user.ts'
import { iamPolicyOperations } from '#registry/operations/iam/policy-operations.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { listRepositoryAccess } from './list-repository-access.ts'

const push = 'ecr-public:PutImage'

let test: TestContext
let owner: TestCaller
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
  await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
})

const ask = (input: object = {}, caller = owner) =>
  runOperation(
    listRepositoryAccess,
    { registryId: owner.accountId, repositoryName: 'app', actions: [push], ...input },
    caller,
    test.context,
  )
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const newUser = (UserName: string) => runOperation(createUser, { UserName }, owner, test.context)
const arn = (rest: string) => `arn:aws:iam::${owner.accountId}:${rest}`

it('names the statement that lets each push, or what is missing', async () => {
  for (const name of ['ada', 'grace']) await newUser(name)
  const own = policy({ Sid: 'PushAll', Effect: 'Allow', Action: 'ecr-public:*', Resource: '*' })
  const putUserPolicy = iamPolicyOperations.find(({ name }) => name === 'PutUserPolicy')!
  await runOperation(putUserPolicy, { UserName: 'ada', PolicyName: 'push', PolicyDocument: own }, owner, test.context)
  const { principals } = await ask()
  expect(principals).toMatchObject([
    { principal: arn('root'), principalType: 'root', actions: [{ action: push, allowed: true, reason: 'root' }] },
    {
      principal: arn('user/ada'),
      principalType: 'user',
      actions: [{ allowed: true, reason: 'allowed', policyType: 'identity', statementIndex: 0, statementId: 'PushAll' }],
    },
    { principal: arn('user/grace'), actions: [{ allowed: false, reason: 'no-identity-allow', policyType: 'identity' }] },
  ])
})

it('says what another policy would do before it is set', async () => {
  await newUser('ada')
  const allow = { Sid: 'Crew', Effect: 'Allow', Principal: { AWS: arn('user/ada') }, Action: push }
  const ofAda = async (policyText?: string) => (await ask({ policyText })).principals[1]?.actions[0]
  expect(await ofAda()).toMatchObject({ allowed: false })
  expect(await ofAda(policy(allow))).toMatchObject({ allowed: true, policyType: 'resource', statementId: 'Crew' })
  expect(await ofAda(policy(allow, { Effect: 'Deny', Principal: '*', Action: '*' }))).toMatchObject({
    allowed: false,
    reason: 'explicit-deny',
    statementIndex: 1,
  })
  await expect(ask({ policyText: '{' })).rejects.toMatchObject({ kind: 'repository-policy-invalid' })
})

it('tells what the policy gives to others', async () => {
  const friend = await test.newCaller()
  const friendArn = `arn:aws:iam::${friend.accountId}:root`
  const policyText = policy(
    { Sid: 'Friends', Effect: 'Allow', Principal: { AWS: friendArn }, Action: push },
    { Sid: 'All', Effect: 'Allow', Principal: '*', Action: 'ecr-public:DescribeImages' },
  )
  await runOperation(setRepositoryPolicy, { repositoryName: 'app', policyText }, owner, test.context)
  const { outsiders } = await ask({ actions: [push, 'ecr-public:DescribeImages'] })
  expect(outsiders).toMatchObject([
    { principal: '*', principalType: 'other', actions: [{ allowed: false }, { allowed: true, statementId: 'All' }] },
    {
      principal: friendArn,
      actions: [
        { allowed: true, statementId: 'Friends' },
        { allowed: true, statementId: 'All' },
      ],
    },
  ])
})

it('pages over everybody, users before roles', async () => {
  for (const name of ['a', 'b', 'c']) await newUser(name)
  const trust = policy({ Effect: 'Allow', Principal: { AWS: owner.accountId }, Action: 'sts:AssumeRole' })
  for (const RoleName of ['x', 'y']) {
    await runOperation(createRole, { RoleName, AssumeRolePolicyDocument: trust }, owner, test.context)
  }
  const seen: string[] = []
  let nextToken: string | undefined
  do {
    const page = await ask({ maxResults: 2, nextToken })
    expect(page.principals.length).toBeLessThanOrEqual(2)
    seen.push(...page.principals.map(({ principal }) => principal))
    nextToken = page.nextToken
  } while (nextToken)
  expect(seen).toEqual(['root', 'user/a', 'user/b', 'user/c', 'role/x', 'role/y'].map(arn))
})

it('is not for other accounts', async () => {
  await expect(ask({}, await test.newCaller())).rejects.toMatchObject({ kind: 'access-denied' })
})
