import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createAccessKey } from './create-access-key.ts'
import { createUser } from './create-user.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { deleteUser } from './delete-user.ts'
import { getAccessKeyLastUsed } from './get-access-key-last-used.ts'
import { listAccessKeys } from './list-access-keys.ts'
import { updateAccessKey } from './update-access-key.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

async function newUser(UserName: string) {
  await runOperation(createUser, { UserName }, root, test.context)
  return UserName
}
const create = async (UserName?: string, caller: Caller = root) =>
  (await runOperation(createAccessKey, { UserName }, caller, test.context)).AccessKey
const list = (input: object, caller: Caller = root) => runOperation(listAccessKeys, input, caller, test.context)
const tooMany = expect.objectContaining({
  kind: 'entity-limit-exceeded',
  message: 'Cannot exceed quota for AccessKeysPerUser: 2',
})

describe('access keys', () => {
  it('are made with a secret that signs, and listed without it', async () => {
    const UserName = await newUser('signer')
    const { SecretAccessKey, ...metadata } = await create(UserName)
    expect(metadata).toEqual({
      UserName,
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: 'Active',
      CreateDate: expect.any(Date),
    })
    const credential = await test.context.identities.findCredential(metadata.AccessKeyId)
    expect(test.context.secrets.open(credential!.secretCiphertext)).toBe(SecretAccessKey)
    expect(SecretAccessKey).toHaveLength(40)
    expect(credential).toMatchObject({ usable: true, principal: { type: 'user', userName: UserName } })
    expect(await list({ UserName })).toEqual({ AccessKeyMetadata: [metadata], IsTruncated: false })
  })

  it('are two at most, also when four are asked for at once', async () => {
    const UserName = await newUser('greedy')
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => create(UserName)))
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(reasons).toEqual([tooMany, tooMany])
    const first = await list({ UserName, MaxItems: 1 })
    const rest = await list({ UserName, Marker: first.Marker })
    expect([first, rest].map((page) => page.AccessKeyMetadata.length)).toEqual([1, 1])
  })

  it('are the root user’s own when it names nobody', async () => {
    const other = await test.newCaller()
    const { AccessKeyId, UserName } = await create(undefined, other)
    expect(UserName).toBeUndefined()
    expect((await test.context.identities.findCredential(AccessKeyId))?.principal.type).toBe('root')
    await expect(create(undefined, other)).rejects.toEqual(tooMany)
    await runOperation(deleteAccessKey, { AccessKeyId }, other, test.context)
    expect((await list({}, other)).AccessKeyMetadata).toHaveLength(1)
  })

  it('are the user’s own when the user names nobody, who needs permission for that only', async () => {
    const name = 'self-service'
    const allow = ['iam:CreateAccessKey', 'iam:ListAccessKeys']
    const resource = `arn:aws:iam::${root.accountId}:user/\${aws:username}`
    const { caller } = await createTestUser(test, root, { name, allow, resource })
    const { AccessKeyId, UserName } = await create(undefined, caller)
    expect(UserName).toBe(name)
    expect((await list({}, caller)).AccessKeyMetadata.map((key) => key.AccessKeyId)).toContain(AccessKeyId)
    await expect(create(await newUser('not-me'), caller)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('of a role are none: it must name a user', async () => {
    const session = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000), tags: {} }
    const role = { roleId: 'AROA', roleName: 'role', path: '/', sessionName: 's', tags: {}, session }
    const principal: AccountPrincipal = { type: 'assumed-role', accountId: root.accountId, accessKeyId: 'ASIA', ...role }
    await expect(create(undefined, { ...root, principal })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: 'Must specify userName when calling with non-User credentials',
    })
  })

  it('of another user or account cannot be touched', async () => {
    const { AccessKeyId } = await create(await newUser('holder'))
    const UserName = await newUser('stranger')
    const missing = expect.objectContaining({
      kind: 'entity-not-found',
      message: `The Access Key with id ${AccessKeyId} cannot be found.`,
    })
    const foreign = await test.newCaller()
    for (const [input, caller] of [
      [{ UserName }, root],
      [{}, root],
      [{}, foreign],
    ] as const) {
      const named = { ...input, AccessKeyId }
      await expect(runOperation(deleteAccessKey, named, caller, test.context)).rejects.toEqual(missing)
      await expect(runOperation(updateAccessKey, { ...named, Status: 'Inactive' }, caller, test.context)).rejects.toEqual(missing)
    }
    await expect(runOperation(getAccessKeyLastUsed, { AccessKeyId }, foreign, test.context)).rejects.toEqual(missing)
    expect((await test.context.identities.findCredential(AccessKeyId))?.usable).toBe(true)
  })

  it('keep their user from being deleted', async () => {
    const UserName = await newUser('with-key')
    const { AccessKeyId } = await create(UserName)
    await expect(runOperation(deleteUser, { UserName }, root, test.context)).rejects.toMatchObject({
      kind: 'delete-conflict',
      message: 'Cannot delete entity, must delete access keys first.',
    })
    await runOperation(deleteAccessKey, { UserName, AccessKeyId }, root, test.context)
    await runOperation(deleteUser, { UserName }, root, test.context)
  })
})

describe('a registry token', () => {
  const ways: readonly [string, (named: { UserName: string; AccessKeyId: string }) => Promise<unknown>][] = [
    ['deactivated', (named) => runOperation(updateAccessKey, { ...named, Status: 'Inactive' }, root, test.context)],
    ['deleted', (named) => runOperation(deleteAccessKey, named, root, test.context)],
  ]
  it.each(ways)('ends when the key it was got with is %s', async (what, end) => {
    const UserName = await newUser(`token-${what}`)
    const { AccessKeyId } = await create(UserName)
    const { principal } = (await test.context.identities.findCredential(AccessKeyId))!
    const { token } = await test.context.tokens.issue(principal)
    expect(await test.context.tokens.verify(token)).toEqual(principal)
    await end({ UserName, AccessKeyId })
    const outcome = () =>
      test.context.tokens.verify(token).then(
        () => 'taken',
        (error: unknown) => (error as { kind: string }).kind,
      )
    await expect.poll(outcome, { timeout: 10_000 }).toBe('token-invalid')
  })

  it('is good again with the key', async () => {
    const UserName = await newUser('token-again')
    const { AccessKeyId } = await create(UserName)
    const { principal } = (await test.context.identities.findCredential(AccessKeyId))!
    for (const Status of ['Inactive', 'Active']) {
      await runOperation(updateAccessKey, { UserName, AccessKeyId, Status }, root, test.context)
    }
    const { token } = await test.context.tokens.issue(principal)
    expect(await test.context.tokens.verify(token)).toEqual(principal)
  })
})

describe('GetAccessKeyLastUsed', () => {
  it('tells when and for what a key was used', async () => {
    const UserName = await newUser('used')
    const { AccessKeyId } = await create(UserName)
    const ask = () => runOperation(getAccessKeyLastUsed, { AccessKeyId }, root, test.context)
    expect(await ask()).toEqual({ UserName, AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } })
    test.context.keyUses.touch(AccessKeyId, 'ecr-public', 'us-east-1')
    await test.context.keyUses.flush()
    const AccessKeyLastUsed = { LastUsedDate: expect.any(Date), ServiceName: 'ecr-public', Region: 'us-east-1' }
    expect(await ask()).toEqual({ UserName, AccessKeyLastUsed })
  })
})
