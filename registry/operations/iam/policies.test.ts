import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

const readOnly = 'arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly'
const policy = (action: string, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] })
const trust = (principal: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }] })
const decoded = (text: unknown) => decodeURIComponent(String(text))
const newName = () => `n-${randomUUID().slice(0, 8)}`
const newUser = async () => (await createTestUser(test, root)).user

describe('managed policies', () => {
  let PolicyArn: string
  beforeEach(async () => {
    const { Policy } = (await call('CreatePolicy', { PolicyName: newName(), PolicyDocument: policy('ecr-public:PutImage') })) as {
      Policy: { Arn: string }
    }
    PolicyArn = Policy.Arn
  })

  it('come with the installation, as the guide has them, and cannot be changed', async () => {
    const { Policies } = (await call('ListPolicies', { Scope: 'AWS' })) as { Policies: { PolicyName: string }[] }
    expect(Policies.map(({ PolicyName }) => PolicyName)).toEqual([
      'AdministratorAccess',
      'AmazonElasticContainerRegistryPublicFullAccess',
      'AmazonElasticContainerRegistryPublicPowerUser',
      'AmazonElasticContainerRegistryPublicReadOnly',
    ])
    const { PolicyVersion } = (await call('GetPolicyVersion', { PolicyArn: readOnly, VersionId: 'v1' })) as { PolicyVersion: Answer }
    expect(JSON.parse(decoded(PolicyVersion.Document)).Statement[0].Action).toContain('ecr-public:DescribeImages')
    await expect(call('DeletePolicy', { PolicyArn: readOnly })).rejects.toMatchObject({ kind: 'unmodifiable-entity' })
  })

  it('have versions, five at most, whose numbers are used once', async () => {
    for (let version = 2; version <= 5; version++) {
      const answer = await call('CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument: policy(`ecr-public:V${version}`),
        SetAsDefault: version === 3,
      })
      expect(answer.PolicyVersion).toMatchObject({ VersionId: `v${version}`, IsDefaultVersion: version === 3 })
    }
    await expect(call('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy('*') })).rejects.toMatchObject({
      kind: 'entity-limit-exceeded',
    })
    await expect(call('DeletePolicyVersion', { PolicyArn, VersionId: 'v3' })).rejects.toMatchObject({ kind: 'delete-conflict' })
    await call('DeletePolicyVersion', { PolicyArn, VersionId: 'v5' })
    expect((await call('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy('*') })).PolicyVersion).toMatchObject({ VersionId: 'v6' })
    await call('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' })
    const { Versions } = (await call('ListPolicyVersions', { PolicyArn })) as {
      Versions: { VersionId: string; IsDefaultVersion: boolean }[]
    }
    expect(Versions.map(({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion ? '*' : ''}`)).toEqual([
      'v6',
      'v4',
      'v3',
      'v2',
      'v1*',
    ])
  })

  it('are attached and detached, and stay while somebody has them', async () => {
    const user = await newUser()
    await call('AttachUserPolicy', { UserName: user.name, PolicyArn })
    await call('AttachUserPolicy', { UserName: user.name, PolicyArn: readOnly })
    const { AttachedPolicies } = (await call('ListAttachedUserPolicies', { UserName: user.name })) as { AttachedPolicies: Answer[] }
    expect(AttachedPolicies.map((one) => one.PolicyArn)).toEqual(expect.arrayContaining([PolicyArn, readOnly]))
    expect(await call('ListEntitiesForPolicy', { PolicyArn })).toMatchObject({
      PolicyUsers: [{ UserName: user.name, UserId: user.id }],
      PolicyGroups: [],
    })
    expect((await call('GetPolicy', { PolicyArn })).Policy).toMatchObject({ AttachmentCount: 1 })
    await expect(call('DeletePolicy', { PolicyArn })).rejects.toMatchObject({ kind: 'delete-conflict' })
    await call('DetachUserPolicy', { UserName: user.name, PolicyArn })
    await expect(call('DetachUserPolicy', { UserName: user.name, PolicyArn })).rejects.toMatchObject({ kind: 'entity-not-found' })
    await call('DeletePolicy', { PolicyArn })
    await expect(call('GetPolicy', { PolicyArn })).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('tell who has them, in which way', async () => {
    const { name: UserName } = await newUser()
    const RoleName = newName()
    await call('CreateRole', { RoleName, Path: '/ci/', AssumeRolePolicyDocument: trust('*'), PermissionsBoundary: PolicyArn })
    await call('AttachUserPolicy', { UserName, PolicyArn })
    const entities = async (filter: object) => {
      const { PolicyUsers, PolicyRoles } = await call<Record<string, { UserName?: string; RoleName?: string }[]>>('ListEntitiesForPolicy', {
        PolicyArn,
        ...filter,
      })
      return [...PolicyUsers!.map((one) => one.UserName), ...PolicyRoles!.map((one) => one.RoleName)]
    }
    expect(await entities({})).toEqual([UserName, RoleName])
    expect(await entities({ EntityFilter: 'Role' })).toEqual([RoleName])
    expect(await entities({ PathPrefix: '/ci/' })).toEqual([RoleName])
    expect(await entities({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual([UserName])
    expect(await entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([RoleName])

    const first = await call('ListEntitiesForPolicy', { PolicyArn, MaxItems: 1 })
    expect(first).toMatchObject({ IsTruncated: true })
    expect(await call('ListEntitiesForPolicy', { PolicyArn, MaxItems: 1, Marker: first.Marker })).toMatchObject({ IsTruncated: false })
  })

  it('are listed by whether and how somebody has them', async () => {
    const account = await test.newCaller()
    const PolicyDocument = policy('*')
    const arnOf = async (PolicyName: string) =>
      (await call<{ Policy: { Arn: string } }>('CreatePolicy', { PolicyName, PolicyDocument }, account)).Policy.Arn
    const attached = await arnOf('attached')
    const bounding = await arnOf('bounding')
    await arnOf('unused')
    const role = { RoleName: newName(), AssumeRolePolicyDocument: trust('*'), PermissionsBoundary: bounding }
    await call('CreateRole', role, account)
    await call('AttachRolePolicy', { RoleName: role.RoleName, PolicyArn: attached }, account)
    const names = async (filter: object) =>
      (await call<{ Policies: { PolicyName: string }[] }>('ListPolicies', { Scope: 'Local', ...filter }, account)).Policies.map(
        ({ PolicyName }) => PolicyName,
      )
    expect(await names({})).toEqual(['attached', 'bounding', 'unused'])
    expect(await names({ OnlyAttached: true })).toEqual(['attached', 'bounding'])
    expect(await names({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['attached'])
    expect(await names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['bounding'])
  })

  it('have tags', async () => {
    await call('TagPolicy', {
      PolicyArn,
      Tags: [
        { Key: 'b', Value: '2' },
        { Key: 'a', Value: '1' },
      ],
    })
    const first = await call('ListPolicyTags', { PolicyArn, MaxItems: 1 })
    expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true })
    const rest = await call('ListPolicyTags', { PolicyArn, Marker: first.Marker })
    expect(rest).toEqual({ Tags: [{ Key: 'b', Value: '2' }], IsTruncated: false })
    await call('UntagPolicy', { PolicyArn, TagKeys: ['a', 'b'] })
    expect(await call('ListPolicyTags', { PolicyArn })).toEqual({ Tags: [], IsTruncated: false })
  })

  it('are ten at most on one user', async () => {
    const user = await newUser()
    const arns: string[] = []
    for (let index = 0; index < 11; index++) {
      const { Policy } = (await call('CreatePolicy', { PolicyName: newName(), PolicyDocument: policy('*') })) as { Policy: { Arn: string } }
      arns.push(Policy.Arn)
    }
    for (const arn of arns.slice(0, 10)) await call('AttachUserPolicy', { UserName: user.name, PolicyArn: arn })
    await expect(call('AttachUserPolicy', { UserName: user.name, PolicyArn: arns[10] })).rejects.toMatchObject({
      kind: 'entity-limit-exceeded',
    })
    expect(((await call('ListAttachedUserPolicies', { UserName: user.name })).AttachedPolicies as unknown[]).length).toBe(10)
  })

  it.each([
    ['a principal', policy('*', { Principal: '*' }), 'malformed-policy-document', 'Policy document should not specify a principal.'],
    ['an effect that there is not', policy('*', { Effect: 'Perhaps' }), 'malformed-policy-document', 'Statement[0].Effect'],
    ['more than 6,144 characters', policy(`ecr-public:${'a'.repeat(6144)}`), 'entity-limit-exceeded', 'PolicySize'],
  ])('are refused with %s', async (_what, PolicyDocument, kind, message) => {
    await expect(call('CreatePolicy', { PolicyName: newName(), PolicyDocument })).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message),
    })
  })

  it('are of one account', async () => {
    const other = await test.newCaller()
    await expect(call('GetPolicy', { PolicyArn }, other)).rejects.toMatchObject({ kind: 'entity-not-found' })
    expect(((await call('ListPolicies', { Scope: 'Local' }, other)).Policies as unknown[]).length).toBe(0)
  })
})

describe('inline policies', () => {
  it('are put, shown, listed and deleted', async () => {
    const { name: UserName } = await newUser()
    const odd = { Resource: "arn:aws:ecr-public::123456789012:repository/'(!)*" }
    await call('PutUserPolicy', { UserName, PolicyName: 'b', PolicyDocument: policy('ecr-public:A*') })
    await call('PutUserPolicy', { UserName, PolicyName: 'a', PolicyDocument: policy('ecr-public:A*', odd) })
    await call('PutUserPolicy', { UserName, PolicyName: 'b', PolicyDocument: policy('ecr-public:B*') })
    expect(await call('ListUserPolicies', { UserName, MaxItems: 1 })).toMatchObject({ PolicyNames: ['a'], IsTruncated: true })
    const { PolicyDocument } = await call('GetUserPolicy', { UserName, PolicyName: 'a' })
    expect(PolicyDocument).not.toMatch(/['()!*]/)
    expect(decoded(PolicyDocument)).toBe(policy('ecr-public:A*', odd))
    await call('DeleteUserPolicy', { UserName, PolicyName: 'a' })
    await expect(call('GetUserPolicy', { UserName, PolicyName: 'a' })).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('have 2,048 characters together on a user, white space not counted', async () => {
    const { name: UserName } = await newUser()
    const long = policy(`ecr-public:${'a'.repeat(1500)}`)
    await call('PutUserPolicy', { UserName, PolicyName: 'a', PolicyDocument: `${long}${' '.repeat(5000)}` })
    await expect(call('PutUserPolicy', { UserName, PolicyName: 'b', PolicyDocument: long })).rejects.toMatchObject({
      kind: 'entity-limit-exceeded',
    })
    await call('PutUserPolicy', { UserName, PolicyName: 'a', PolicyDocument: long })
  })
})
