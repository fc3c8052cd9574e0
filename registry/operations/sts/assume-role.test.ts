import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorize } from '#registry/operations/authorize.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { callerWith, createTestRole, type TestRoleOptions } from '#registry/testing/iam-roles.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { assumeRole } from './assume-role.ts'
import { getCallerIdentity } from './get-caller-identity.ts'

let test: TestContext
let root: TestCaller
let other: TestCaller
/** Trusts everybody of its account whose own policies agree. */
let ownAccount: { readonly Principal: { readonly AWS: string } }

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
  other = await test.newCaller()
  ownAccount = { Principal: { AWS: root.accountId } }
})
afterAll(() => test.close())

const newUser = (...allow: readonly string[]) => createTestUser(test, root, { allow })
const newRole = (trust: object, options?: TestRoleOptions) => createTestRole(test, root, trust, options)
const assume = (caller: Caller, RoleArn: string, more: object = {}) =>
  runOperation(assumeRole, { RoleArn, RoleSessionName: 'test-session', ...more }, caller, test.context)
const may = (caller: Caller, action: string) =>
  authorize({ caller, action, resource: { type: 'registry', accountId: root.accountId }, requestConditions: {} }, test.context).then(
    () => true,
    () => false,
  )
const denied = { kind: 'access-denied' }
const policy = (action: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } })

describe('a role of the own account', () => {
  it('is for whom it trusts by name, with the role’s permissions', async () => {
    const { user, caller } = await newUser()
    const trust = { Principal: { AWS: `arn:aws:iam::${root.accountId}:user/${user.name}` } }
    const { role, arn } = await newRole(trust, { allow: ['ecr-public:DescribeRegistries'] })
    const { Credentials, AssumedRoleUser } = await assume(caller, arn)
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: `${role.id}:test-session`,
      Arn: `arn:aws:sts::${root.accountId}:assumed-role/${role.name}/test-session`,
    })
    expect(Credentials.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(Credentials.SecretAccessKey).toHaveLength(40)
    const session = await callerWith(test, Credentials, root)
    expect(await runOperation(getCallerIdentity, {}, session, test.context)).toMatchObject({ Arn: AssumedRoleUser.Arn })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(session, 'ecr-public:PutRegistryCatalogData')).toBe(false)
  })

  it('needs the caller’s policy too where only the account is trusted', async () => {
    const { arn } = await newRole(ownAccount)
    await expect(assume((await newUser()).caller, arn)).rejects.toMatchObject(denied)
    await expect(assume((await newUser('sts:AssumeRole')).caller, arn)).resolves.toBeDefined()
  })

  it('is not got by the caller’s policy alone', async () => {
    const { arn } = await newRole({ Principal: { AWS: other.accountId } })
    await expect(assume((await newUser('*')).caller, arn)).rejects.toMatchObject(denied)
  })

  it('is nothing for root users', async () => {
    const { arn } = await newRole(ownAccount)
    await expect(assume(root, arn)).rejects.toMatchObject({ ...denied, message: 'Roles may not be assumed by root accounts.' })
  })

  it('asks for the external id and the session name that its trust policy wants', async () => {
    const wanted = { 'sts:ExternalId': 'xyz', 'sts:RoleSessionName': 'test-session' }
    const { arn } = await newRole({ ...ownAccount, Condition: { StringEquals: wanted } })
    const { caller } = await newUser('sts:AssumeRole')
    await expect(assume(caller, arn)).rejects.toMatchObject(denied)
    await expect(assume(caller, arn, { ExternalId: 'xyz', RoleSessionName: 'other' })).rejects.toMatchObject(denied)
    await expect(assume(caller, arn, { ExternalId: 'xyz' })).resolves.toBeDefined()
  })
})

describe('a role of another account', () => {
  it('needs both sides, and says the same of a role that is not there', async () => {
    const trusting = await newRole({ Principal: { AWS: `arn:aws:iam::${other.accountId}:root` } })
    const distrustful = await newRole(ownAccount)
    const { user, caller } = await createTestUser(test, other, { allow: ['sts:AssumeRole'] })
    await expect(assume(caller, trusting.arn)).resolves.toBeDefined()
    await expect(assume((await createTestUser(test, other)).caller, trusting.arn)).rejects.toMatchObject(denied)
    const who = `arn:aws:iam::${other.accountId}:user/${user.name}`
    for (const arn of [distrustful.arn, `arn:aws:iam::${root.accountId}:role/missing`]) {
      await expect(assume(caller, arn)).rejects.toMatchObject({
        ...denied,
        message: `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
      })
    }
  })
})

describe('the session', () => {
  it('is narrowed by session policies, and carries session tags', async () => {
    const { arn } = await newRole({ ...ownAccount, Action: ['sts:AssumeRole', 'sts:TagSession'] }, { allow: ['ecr-public:*'] })
    const { caller } = await newUser('sts:AssumeRole', 'sts:TagSession')
    const Tags = [{ Key: 'team', Value: 'web' }]
    const { Credentials, PackedPolicySize } = await assume(caller, arn, { Policy: policy('ecr-public:DescribeRegistries'), Tags })
    expect(PackedPolicySize).toBeGreaterThan(0)
    const session = await callerWith(test, Credentials, root)
    expect(session.principal).toMatchObject({ session: { tags: { team: 'web' } } })
    expect(await may(session, 'ecr-public:DescribeRegistries')).toBe(true)
    expect(await may(session, 'ecr-public:PutRegistryCatalogData')).toBe(false)
  })

  it('is held back by the boundary of the role', async () => {
    const boundaryArn = 'arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly'
    const { arn } = await newRole(ownAccount, { allow: ['*'], boundaryArn })
    const session = await callerWith(test, (await assume((await newUser('sts:AssumeRole')).caller, arn)).Credentials, root)
    expect(await may(session, 'ecr-public:DescribeRepositories')).toBe(true)
    expect(await may(session, 'ecr-public:CreateRepository')).toBe(false)
  })

  it('lasts an hour at most when it is chained, and no longer than the role allows', async () => {
    const { arn } = await newRole(ownAccount, { allow: ['sts:AssumeRole'], maxSessionSeconds: 7200 })
    const { caller } = await newUser('sts:AssumeRole')
    const tooLong = { kind: 'invalid-parameter' }
    await expect(assume(caller, arn, { DurationSeconds: 7201 })).rejects.toMatchObject(tooLong)
    const session = await callerWith(test, (await assume(caller, arn, { DurationSeconds: 7200 })).Credentials, root)
    await expect(assume(session, arn, { DurationSeconds: 3601 })).rejects.toMatchObject(tooLong)
    await expect(assume(session, arn)).resolves.toBeDefined()
  })

  it('takes no tag key twice, and none that is reserved', async () => {
    const { arn } = await newRole({ ...ownAccount, Action: ['sts:AssumeRole', 'sts:TagSession'] })
    const { caller } = await newUser('sts:AssumeRole', 'sts:TagSession')
    const tag = (Key: string) => ({ Key, Value: 'x' })
    for (const Tags of [[tag('team'), tag('Team')], [tag('aws:team')], [tag('te\\tam')]]) {
      await expect(assume(caller, arn, { Tags })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    }
  })

  it('has tags only from whom the role lets tag sessions', async () => {
    const { arn } = await newRole(ownAccount)
    await expect(assume((await newUser('sts:*')).caller, arn, { Tags: [{ Key: 'team', Value: 'web' }] })).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('sts:TagSession'),
    })
  })

  it('has no policy that is not valid or not there', async () => {
    const { arn } = await newRole(ownAccount)
    const { caller } = await newUser('sts:AssumeRole')
    await expect(assume(caller, arn, { Policy: '{"Version":"2012-10-17","Statement":[{}]}' })).rejects.toMatchObject({
      kind: 'malformed-policy-document',
    })
    await expect(assume(caller, arn, { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/Nothing' }] })).rejects.toMatchObject({
      kind: 'entity-not-found',
    })
  })

  it('ends with the role', async () => {
    const { role, arn } = await newRole(ownAccount)
    const { Credentials } = await assume((await newUser('sts:AssumeRole')).caller, arn)
    await test.context.roles.delete(root.accountId, role.id)
    expect(await test.context.identities.findCredential(Credentials.AccessKeyId)).toBeUndefined()
  })
})
