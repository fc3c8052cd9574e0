import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorize } from '#registry/operations/authorize.ts'
import { createAccessKey } from '#registry/operations/iam/create-access-key.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { callerWith, createTestRole } from '#registry/testing/iam-roles.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { assumeRole } from './assume-role.ts'
import { getAccessKeyInfo } from './get-access-key-info.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { getFederationToken } from './get-federation-token.ts'
import { getSessionToken } from './get-session-token.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const newUser = (...allow: readonly string[]) => createTestUser(test, root, { allow })
const may = (caller: Caller, action: string) =>
  authorize({ caller, action, resource: { type: 'registry', accountId: root.accountId }, requestConditions: {} }, test.context).then(
    () => true,
    () => false,
  )
const denied = { kind: 'access-denied' }

describe('GetCallerIdentity', () => {
  it('tells root and users who they are, whatever policies say', async () => {
    expect(await runOperation(getCallerIdentity, {}, root, test.context)).toEqual({
      UserId: root.accountId,
      Account: root.accountId,
      Arn: `arn:aws:iam::${root.accountId}:root`,
    })
    const { user, caller } = await newUser()
    expect(await runOperation(getCallerIdentity, {}, caller, test.context)).toEqual({
      UserId: user.id,
      Account: root.accountId,
      Arn: `arn:aws:iam::${root.accountId}:user/${user.name}`,
    })
  })
})

describe('GetAccessKeyInfo', () => {
  it('tells whose account a key is of', async () => {
    const AccessKeyId = root.principal.type === 'anonymous' ? '' : root.principal.accessKeyId
    expect(await runOperation(getAccessKeyInfo, { AccessKeyId }, root, test.context)).toEqual({ Account: root.accountId })
    await expect(runOperation(getAccessKeyInfo, { AccessKeyId: 'AKIA222222222222222X' }, root, test.context)).rejects.toMatchObject({
      kind: 'invalid-parameter',
    })
  })
})

describe('GetSessionToken', () => {
  it('gives the caller temporary credentials of its own, which get no further ones', async () => {
    const { user, caller } = await newUser('ecr-public:DescribeRegistries')
    const { Credentials } = await runOperation(getSessionToken, {}, caller, test.context)
    const session = await callerWith(test, Credentials, root)
    expect(session.principal).toMatchObject({ type: 'user', userId: user.id })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(session, 'ecr-public:PutRegistryCatalogData')).toBe(false)
    await expect(runOperation(getSessionToken, {}, session, test.context)).rejects.toMatchObject(denied)
  })

  it('ends with the user', async () => {
    const { user, caller } = await newUser()
    const { Credentials } = await runOperation(getSessionToken, {}, caller, test.context)
    await test.database.prisma.iamUser.delete({ where: { id: user.id } })
    expect(await test.context.identities.findCredential(Credentials.AccessKeyId)).toBeUndefined()
  })

  it('lasts an hour at most for a root user', async () => {
    const { Credentials } = await runOperation(getSessionToken, { DurationSeconds: 43_200 }, root, test.context)
    expect(Credentials.Expiration.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000)
  })
})

describe('GetFederationToken', () => {
  const federate = (caller: Caller, more: object = {}) => runOperation(getFederationToken, { Name: 'guest', ...more }, caller, test.context)
  const policy = (...actions: readonly string[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } })

  it('allows what the user and the session policy both allow', async () => {
    const { caller } = await newUser('sts:GetFederationToken', 'ecr-public:DescribeRegistries', 'ecr-public:PutRegistryCatalogData')
    const narrow = await federate(caller, { Policy: policy('ecr-public:DescribeRegistries', 'ecr-public:CreateRepository') })
    expect(narrow.FederatedUser).toEqual({
      FederatedUserId: `${root.accountId}:guest`,
      Arn: `arn:aws:sts::${root.accountId}:federated-user/guest`,
    })
    const guest = await callerWith(test, narrow.Credentials, root)
    expect(await may(guest, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(guest, 'ecr-public:PutRegistryCatalogData')).toBe(false)
    expect(await may(guest, 'ecr-public:CreateRepository')).toBe(false)
  })

  it('allows nothing without a session policy', async () => {
    const { Credentials } = await federate((await newUser('*')).caller)
    expect(await may(await callerWith(test, Credentials, root), 'ecr-public:DescribeRegistries')).toBe(false)
  })

  it('assumes no role, and vouches for nobody', async () => {
    const { arn: RoleArn } = await createTestRole(test, root, { Principal: { AWS: '*' } })
    const { Credentials } = await federate((await newUser('*')).caller, { Policy: policy('*') })
    const guest = await callerWith(test, Credentials, root)
    const asked = runOperation(assumeRole, { RoleArn, RoleSessionName: 'test-session' }, guest, test.context)
    await expect(asked).rejects.toMatchObject(denied)
    await expect(federate(guest)).rejects.toMatchObject(denied)
  })

  it('may have tags of those only who may tag sessions', async () => {
    const Tags = [{ Key: 'team', Value: 'admin' }]
    const { caller } = await newUser('sts:GetFederationToken')
    await expect(federate(caller, { Tags })).rejects.toMatchObject({ ...denied, message: expect.stringContaining('sts:TagSession') })
    const { Credentials } = await federate((await newUser('sts:GetFederationToken', 'sts:TagSession')).caller, { Tags })
    expect((await callerWith(test, Credentials, root)).principal).toMatchObject({ session: { tags: { team: 'admin' } } })
  })

  it('does not lose the tags of the user, by which policies may hold it back', async () => {
    const { user, caller } = await newUser('sts:*')
    await test.context.users.update(root.accountId, user.id, { tags: { Probation: 'yes' } })
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'ecr-public:*', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalTag/Probation': 'yes' } } },
      ],
    }
    const mayAs = async (more: object) => {
      const { Credentials } = await federate(caller, { Policy: policy('*'), ...more })
      return may(await callerWith(test, Credentials, root), 'ecr-public:DescribeRegistries')
    }
    await test.context.policies.putInline(root.accountId, user.id, 'held-back', JSON.stringify(document))
    await expect.poll(() => mayAs({})).toBe(false)
    // A tag of the session stands in place of the user's, whatever its case.
    expect(await mayAs({ Tags: [{ Key: 'probation', Value: 'no' }] })).toBe(true)
  })

  it('has nothing to do in IAM, where what it made would outlive it', async () => {
    const { user, caller } = await newUser('*')
    const { Credentials } = await federate(caller, { Policy: policy('*') })
    const asked = runOperation(createAccessKey, { UserName: user.name }, await callerWith(test, Credentials, root), test.context)
    await expect(asked).rejects.toMatchObject(denied)
  })

  it('needs permission', async () => {
    await expect(federate((await newUser()).caller)).rejects.toMatchObject(denied)
  })
})
