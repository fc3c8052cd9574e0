import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createRepository } from './create-repository.ts'
import { deleteRepositoryPolicy } from './delete-repository-policy.ts'
import { getRepositoryPolicy } from './get-repository-policy.ts'
import { setRepositoryPolicy } from './set-repository-policy.ts'

let test: TestContext
let owner: TestCaller
let repositoryName: string

beforeAll(async () => {
  test = await createTestContext()
  owner = await test.newCaller()
})
afterAll(() => test.close())
beforeEach(async ({ task }) => {
  repositoryName = `r${task.id.replaceAll(/[^a-z0-9]/g, '')}`
  await runOperation(createRepository, { repositoryName }, owner, test.context)
})

const statement = (change: object = {}) => ({ Effect: 'Allow', Principal: '*', Action: 'ecr-public:PutImage', ...change })
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const set = (policyText: unknown, more: object = {}, by: Caller = owner) =>
  runOperation(setRepositoryPolicy, { repositoryName, policyText, ...more }, by, test.context)
const get = (by: Caller = owner, more: object = {}) => runOperation(getRepositoryPolicy, { repositoryName, ...more }, by, test.context)
const remove = (by: Caller = owner, more: object = {}) =>
  runOperation(deleteRepositoryPolicy, { repositoryName, ...more }, by, test.context)
const noPolicy = () => ({
  kind: 'repository-policy-not-found',
  message: `Repository policy does not exist for the repository with name '${repositoryName}' in the registry with id '${owner.accountId}'`,
})

describe('a repository policy', () => {
  it('is not there at first', async () => {
    await expect(get()).rejects.toMatchObject(noPolicy())
    await expect(remove()).rejects.toMatchObject(noPolicy())
  })

  it('is answered laid out, replaced, and taken away', async () => {
    const first = await set('{"Statement":{"Sid":"ECR Public Repository Policy","Effect":"Allow","Principal":"*","Action":"ecr-public:*"}}')
    expect(first).toEqual({
      registryId: owner.accountId,
      repositoryName,
      policyText:
        '{\n  "Statement" : {\n    "Sid" : "ECR Public Repository Policy",\n    "Effect" : "Allow",\n    "Principal" : "*",\n    "Action" : "ecr-public:*"\n  }\n}',
    })
    expect(await get()).toEqual(first)
    const second = await set(policy(statement()), { registryId: owner.accountId })
    expect(await get()).toEqual(second)
    expect(await remove()).toEqual(second)
    await expect(get()).rejects.toMatchObject(noPolicy())
  })

  it.each([
    ['nothing', '', 'Syntax errors in policy.'],
    ['no JSON', 'Allow everybody', 'Syntax errors in policy.'],
    ['a resource', policy(statement({ Resource: '*' })), 'Statement[0].Resource: Has prohibited field Resource'],
    ['no principal', policy({ Effect: 'Allow', Action: '*' }), 'Statement[0].Principal: The statement must say whom it is for.'],
    [
      'a principal of no form',
      policy(statement(), statement({ Principal: { AWS: 'mary' } })),
      'Statement[1].Principal.AWS: Invalid principal in policy: "AWS":"mary"',
    ],
    ['another version', JSON.stringify({ Version: '2020-01-01', Statement: [statement()] }), 'Version: The version is'],
  ])('is refused with %s, and says where and why', async (_what, text, explanation) => {
    await expect(set(text)).rejects.toMatchObject({
      kind: 'repository-policy-invalid',
      message: expect.stringContaining(
        `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided' (${explanation}`,
      ),
    })
    await expect(get()).rejects.toMatchObject(noPolicy())
  })

  it('has 10,240 characters at most', async () => {
    const text = policy(statement())
    await expect(set(text.padEnd(10_240))).resolves.toBeDefined()
    await expect(set(text.padEnd(10_241))).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: "Invalid parameter at 'policyText' failed to satisfy constraint: 'must have length less than or equal to 10240'",
    })
  })

  it('names principals that are there', async () => {
    const { user } = await createTestUser(test, owner)
    const arn = `arn:aws:iam::${owner.accountId}:user/${user.name}`
    await expect(
      set(policy(statement({ Principal: { AWS: [arn, owner.accountId], Service: 'ecs.amazonaws.com' } }))),
    ).resolves.toBeDefined()
    for (const AWS of [`${arn}x`, `arn:aws:iam::${owner.accountId}:role/nobody`, '100000000000', 'arn:aws:iam::100000000000:root']) {
      const accountOf = AWS === '100000000000' || AWS.endsWith(':root') ? '100000000000' : AWS
      await expect(set(policy(statement({ Principal: { AWS: [arn, AWS] } })))).rejects.toMatchObject({
        kind: 'repository-policy-invalid',
        message: `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found' (${accountOf})`,
      })
    }
    await expect(
      set(policy(statement({ Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '100000000000' } }))),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Principal not found'),
    })
  })

  it('is of a repository that is there', async () => {
    await expect(set(policy(statement()), { repositoryName: 'nothing' })).rejects.toMatchObject({ kind: 'repository-not-found' })
    await expect(get(owner, { repositoryName: 'nothing' })).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})

describe('a policy that locks its caller out', () => {
  const shut = policy(statement({ Effect: 'Deny', Action: 'ecr-public:SetRepositoryPolicy' }))

  it('is set by force only, and then holds', async () => {
    await expect(set(shut)).rejects.toMatchObject({
      kind: 'repository-policy-invalid',
      message:
        "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'The policy would lock its caller out' (with it you could not set another one: use force to set it all the same)",
    })
    await expect(get()).rejects.toMatchObject(noPolicy())
    await expect(set(shut, { force: true })).resolves.toBeDefined()
    await expect(set(policy(statement()))).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    })
    await expect(remove()).resolves.toBeDefined()
    await expect(set(policy(statement()))).resolves.toBeDefined()
  })

  it('may be one that only forgets to let its caller in', async () => {
    const { user, caller } = await createTestUser(test, owner)
    const letIn = statement({ Principal: { AWS: `arn:aws:iam::${owner.accountId}:user/${user.name}` }, Action: 'ecr-public:*' })
    await set(policy(letIn))
    await expect(set(policy(statement()), {}, caller)).rejects.toMatchObject({ kind: 'repository-policy-invalid' })
    await expect(set(policy(letIn, statement()), {}, caller)).resolves.toBeDefined()
    await expect(set(policy(statement()), { force: true }, caller)).resolves.toBeDefined()
    await expect(get(caller)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})

describe('the policies of another registry', () => {
  it('are closed in the same words whether the registry is there', async () => {
    const stranger = await test.newCaller()
    await set(policy(statement()))
    for (const registryId of [owner.accountId, '100000000000']) {
      const elsewhere = { registryId }
      const refusal = { kind: 'access-denied', message: expect.stringContaining('because no resource-based policy allows') }
      await expect(get(stranger, elsewhere)).rejects.toMatchObject(refusal)
      await expect(set(policy(statement()), elsewhere, stranger)).rejects.toMatchObject(refusal)
      await expect(remove(stranger, elsewhere)).rejects.toMatchObject(refusal)
    }
  })

  it('can be read by whom they let, when the caller’s own policies do too', async () => {
    const foreigner = await test.newCaller()
    await set(policy(statement({ Principal: { AWS: foreigner.accountId }, Action: 'ecr-public:GetRepositoryPolicy' })))
    const elsewhere = { registryId: owner.accountId }
    await expect(get(foreigner, elsewhere)).resolves.toMatchObject({ registryId: owner.accountId, repositoryName })
    const { caller: reader } = await createTestUser(test, foreigner, { allow: ['ecr-public:GetRepositoryPolicy'] })
    await expect(get(reader, elsewhere)).resolves.toBeDefined()
    const { caller: nobody } = await createTestUser(test, foreigner)
    await expect(get(nobody, elsewhere)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})
