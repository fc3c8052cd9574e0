import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { authorize } from '#registry/operations/authorize.ts'
import { newUniqueId } from '#registry/operations/iam/new-ids.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { assumeRole } from './assume-role.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { getFederationToken } from './get-federation-token.ts'
import { getSessionToken } from './get-session-token.ts'
import type { CredentialsAnswer } from './temporary-credentials.ts'

let test: TestContext
let database: TestContext['database']
let root: TestCaller
let other: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  database = test.database
  root = await test.newCaller()
  other = await test.newCaller()
})
afterAll(async () => {
  await test.close()
})

const allow = (action: string | readonly string[], more: object = { Resource: '*' }) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, ...more }] })

async function newUser(accountId: string, ...policies: readonly string[]): Promise<Caller & { principal: AccountPrincipal }> {
  const id = newUniqueId('AIDA')
  const name = `user-${randomUUID().slice(0, 8)}`
  await database.prisma.iamUser.create({ data: { id, accountId, name } })
  await database.prisma.inlinePolicy.createMany({
    data: policies.map((document, index) => ({ principalId: id, name: `p${index}`, accountId, document })),
  })
  const key = `AKIA${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`
  await database.prisma.accessKey.create({ data: { id: key, accountId, userId: id, secretCiphertext: Uint8Array.of(1) } })
  return { ...root, principal: { type: 'user', accountId, accessKeyId: key, userId: id, userName: name, path: '/', tags: {} } }
}

async function newRole(accountId: string, trust: object, ...policies: readonly string[]): Promise<{ id: string; arn: string }> {
  const id = newUniqueId('AROA')
  const name = `role-${randomUUID().slice(0, 8)}`
  const trustPolicy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] })
  await database.prisma.iamRole.create({ data: { id, accountId, name, trustPolicy } })
  await database.prisma.inlinePolicy.createMany({
    data: policies.map((document, index) => ({ principalId: id, name: `p${index}`, accountId, document })),
  })
  return { id, arn: `arn:aws:iam::${accountId}:role/${name}` }
}

async function callerOf({ AccessKeyId }: CredentialsAnswer): Promise<Caller & { principal: AccountPrincipal }> {
  const credential = await test.context.identities.findCredential(AccessKeyId)
  return { ...root, principal: credential!.principal }
}
const assume = async (caller: Caller, RoleArn: string, more: object = {}) =>
  runOperation(assumeRole, { RoleArn, RoleSessionName: 'test-session', ...more }, caller, test.context)
const may = (caller: Caller, action: string) =>
  authorize({ caller, action, resource: { type: 'registry', accountId: root.accountId }, requestConditions: {} }, test.context).then(
    () => true,
    () => false,
  )

describe('GetCallerIdentity', () => {
  it('tells root and users who they are, whatever policies say', async () => {
    expect(await runOperation(getCallerIdentity, {}, root, test.context)).toEqual({
      UserId: root.accountId,
      Account: root.accountId,
      Arn: `arn:aws:iam::${root.accountId}:root`,
    })
    const user = await newUser(root.accountId)
    expect(await runOperation(getCallerIdentity, {}, user, test.context)).toMatchObject({ Arn: expect.stringMatching(/:user\/user-/) })
  })
})

describe('AssumeRole', () => {
  it('gives the role to whom it trusts by name, with the role’s permissions', async () => {
    const user = await newUser(root.accountId)
    const role = await newRole(
      root.accountId,
      { Principal: { AWS: `arn:aws:iam::${root.accountId}:user/${(user.principal as { userName: string }).userName}` } },
      allow('ecr-public:DescribeRegistries'),
    )
    const { Credentials, AssumedRoleUser } = await assume(user, role.arn)
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: `${role.id}:test-session`,
      Arn: `${role.arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/test-session`,
    })
    expect(Credentials.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(Credentials.SecretAccessKey).toHaveLength(40)
    const session = await callerOf(Credentials)
    expect(await runOperation(getCallerIdentity, {}, session, test.context)).toMatchObject({ Arn: AssumedRoleUser.Arn })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(session, 'ecr-public:PutRegistryCatalogData')).toBe(false)
  })

  it('needs the caller’s policy too where only the account is trusted', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } })
    await expect(assume(await newUser(root.accountId), role.arn)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(assume(await newUser(root.accountId, allow('sts:AssumeRole')), role.arn)).resolves.toBeDefined()
  })

  it('needs both sides across accounts, and says the same of a role that is not there', async () => {
    const trusting = await newRole(root.accountId, { Principal: { AWS: `arn:aws:iam::${other.accountId}:root` } })
    const distrustful = await newRole(root.accountId, { Principal: { AWS: root.accountId } })
    const able = await newUser(other.accountId, allow('sts:AssumeRole'))
    await expect(assume(able, trusting.arn)).resolves.toBeDefined()
    await expect(assume(await newUser(other.accountId), trusting.arn)).rejects.toMatchObject({ kind: 'access-denied' })
    const missing = `arn:aws:iam::${root.accountId}:role/missing`
    for (const arn of [distrustful.arn, missing]) {
      const who = `arn:aws:iam::${other.accountId}:user/${(able.principal as { userName: string }).userName}`
      await expect(assume(able, arn)).rejects.toMatchObject({
        kind: 'access-denied',
        message: `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
      })
    }
  })

  it('is not allowed by an identity policy alone', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: `arn:aws:iam::${other.accountId}:root` } })
    await expect(assume(await newUser(root.accountId, allow('*')), role.arn)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('asks for the external id that the trust policy wants', async () => {
    const role = await newRole(root.accountId, {
      Principal: { AWS: root.accountId },
      Condition: { StringEquals: { 'sts:ExternalId': 'xyz' } },
    })
    const user = await newUser(root.accountId, allow('sts:AssumeRole'))
    await expect(assume(user, role.arn)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(assume(user, role.arn, { ExternalId: 'xyz' })).resolves.toBeDefined()
  })

  it('is narrowed by session policies and carries session tags', async () => {
    const trust = { Principal: { AWS: root.accountId }, Action: ['sts:AssumeRole', 'sts:TagSession'] }
    const role = await newRole(root.accountId, trust, allow('ecr-public:*'))
    const user = await newUser(root.accountId, allow(['sts:AssumeRole', 'sts:TagSession']))
    const { Credentials, PackedPolicySize } = await assume(user, role.arn, {
      Policy: allow('ecr-public:DescribeRegistries'),
      Tags: [{ Key: 'team', Value: 'web' }],
    })
    expect(PackedPolicySize).toBeGreaterThan(0)
    const session = await callerOf(Credentials)
    expect(session.principal.session?.tags).toEqual({ team: 'web' })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(session, 'ecr-public:PutRegistryCatalogData')).toBe(false)
  })

  it('lasts an hour at most when it is chained, and no longer than the role allows', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } }, allow('sts:AssumeRole'))
    await database.prisma.iamRole.update({ where: { id: role.id }, data: { maxSessionSeconds: 7200 } })
    const user = await newUser(root.accountId, allow('sts:AssumeRole'))
    await expect(assume(user, role.arn, { DurationSeconds: 7201 })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    const { Credentials } = await assume(user, role.arn, { DurationSeconds: 7200 })
    await expect(assume(await callerOf(Credentials), role.arn, { DurationSeconds: 3601 })).rejects.toMatchObject({
      kind: 'invalid-parameter',
    })
  })

  it('is nothing for root users, and bad session policies are named', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } })
    await expect(assume(root, role.arn)).rejects.toMatchObject({ message: 'Roles may not be assumed by root accounts.' })
    const user = await newUser(root.accountId, allow('sts:AssumeRole'))
    await expect(assume(user, role.arn, { Policy: '{"Version":"2012-10-17","Statement":[{}]}' })).rejects.toMatchObject({
      kind: 'malformed-policy-document',
    })
    await expect(assume(user, role.arn, { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/Nothing' }] })).rejects.toMatchObject({
      kind: 'entity-not-found',
    })
  })

  it('takes no tag key twice, and none that is reserved', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId }, Action: ['sts:AssumeRole', 'sts:TagSession'] })
    const user = await newUser(root.accountId, allow(['sts:AssumeRole', 'sts:TagSession']))
    const tag = (Key: string) => ({ Key, Value: 'x' })
    for (const Tags of [[tag('team'), tag('Team')], [tag('aws:team')], [tag('te\tam')]]) {
      await expect(assume(user, role.arn, { Tags })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    }
  })

  it('is nothing for who may not tag sessions, if it has tags', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } })
    const user = await newUser(root.accountId, allow('sts:*'))
    await expect(assume(user, role.arn, { Tags: [{ Key: 'team', Value: 'web' }] })).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('sts:TagSession'),
    })
  })

  it('is held back by the boundary of the role', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } }, allow('*'))
    const boundaryArn = 'arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly'
    await database.prisma.iamRole.update({ where: { id: role.id }, data: { boundaryArn } })
    const { Credentials } = await assume(await newUser(root.accountId, allow('sts:AssumeRole')), role.arn)
    const session = await callerOf(Credentials)
    expect(await may(session, 'ecr-public:DescribeRepositories')).toBe(true)
    expect(await may(session, 'ecr-public:CreateRepository')).toBe(false)
  })

  it('ends with the role', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: root.accountId } })
    const { Credentials } = await assume(await newUser(root.accountId, allow('sts:AssumeRole')), role.arn)
    await database.prisma.iamRole.delete({ where: { id: role.id } })
    expect(await test.context.identities.findCredential(Credentials.AccessKeyId)).toBeUndefined()
  })
})

describe('GetSessionToken', () => {
  it('gives the caller temporary credentials of its own', async () => {
    const user = await newUser(root.accountId, allow('ecr-public:DescribeRegistries'))
    const { Credentials } = await runOperation(getSessionToken, {}, user, test.context)
    const session = await callerOf(Credentials)
    expect(session.principal).toMatchObject({ type: 'user', userId: (user.principal as { userId: string }).userId })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    await expect(runOperation(getSessionToken, {}, session, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('ends with the user', async () => {
    const user = await newUser(root.accountId)
    const { Credentials } = await runOperation(getSessionToken, {}, user, test.context)
    await database.prisma.iamUser.delete({ where: { id: (user.principal as { userId: string }).userId } })
    expect(await test.context.identities.findCredential(Credentials.AccessKeyId)).toBeUndefined()
  })

  it('lasts an hour at most for a root user', async () => {
    const { Credentials } = await runOperation(getSessionToken, { DurationSeconds: 43_200 }, root, test.context)
    expect(Credentials.Expiration.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000)
  })
})

describe('GetFederationToken', () => {
  const federate = (caller: Caller, more: object = {}) => runOperation(getFederationToken, { Name: 'guest', ...more }, caller, test.context)

  it('allows what the user and the session policy both allow', async () => {
    const user = await newUser(
      root.accountId,
      allow(['sts:GetFederationToken', 'ecr-public:DescribeRegistries', 'ecr-public:PutRegistryCatalogData']),
    )
    const narrow = await federate(user, { Policy: allow(['ecr-public:DescribeRegistries', 'ecr-public:CreateRepository']) })
    expect(narrow.FederatedUser).toEqual({
      FederatedUserId: `${root.accountId}:guest`,
      Arn: `arn:aws:sts::${root.accountId}:federated-user/guest`,
    })
    const guest = await callerOf(narrow.Credentials)
    expect(await may(guest, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(guest, 'ecr-public:PutRegistryCatalogData')).toBe(false)
    expect(await may(guest, 'ecr-public:CreateRepository')).toBe(false)
  })

  it('allows nothing without a session policy', async () => {
    const user = await newUser(root.accountId, allow('*'))
    expect(await may(await callerOf((await federate(user)).Credentials), 'ecr-public:DescribeRegistries')).toBe(false)
  })

  it('assumes no role', async () => {
    const role = await newRole(root.accountId, { Principal: { AWS: '*' } })
    const user = await newUser(root.accountId, allow('*'))
    const guest = await callerOf((await federate(user, { Policy: allow('*') })).Credentials)
    await expect(assume(guest, role.arn)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(federate(guest)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('needs permission', async () => {
    await expect(federate(await newUser(root.accountId))).rejects.toMatchObject({ kind: 'access-denied' })
  })
})
