import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { newUniqueId } from './new-ids.ts'
import { iamPolicyOperations } from './policy-operations.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

type Answer = Record<string, unknown>

/** An operation by its wire name, as the door finds it. */
function call(name: string, input: object, caller: TestCaller = root): Promise<Answer> {
  const operation = iamPolicyOperations.find((one) => one.name === name) as Operation
  return runOperation(operation, input, caller, test.context) as Promise<Answer>
}

const readOnly = 'arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly'
const policy = (action: string, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] })
const trust = (principal: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }] })
const decoded = (text: unknown) => decodeURIComponent(String(text))
const newName = () => `n-${randomUUID().slice(0, 8)}`

async function newUser(): Promise<{ id: string; name: string; arn: string }> {
  const user = await test.context.users.create({
    id: newUniqueId('AIDA'),
    accountId: root.accountId,
    name: newName(),
    path: '/',
    createdAt: new Date(),
    tags: {},
  })
  return { id: user.id, name: user.name, arn: `arn:aws:iam::${root.accountId}:user/${user.name}` }
}

describe('roles', () => {
  it('are made, shown, listed, changed and deleted', async () => {
    const RoleName = newName()
    const created = await call('CreateRole', {
      RoleName,
      Path: '/machines/',
      AssumeRolePolicyDocument: trust(root.accountId),
      Tags: [{ Key: 'team', Value: 'web' }],
    })
    const Arn = `arn:aws:iam::${root.accountId}:role/machines/${RoleName}`
    expect(created.Role).toMatchObject({
      RoleName,
      Path: '/machines/',
      Arn,
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      MaxSessionDuration: 3600,
    })
    await expect(
      call('CreateRole', { RoleName: RoleName.toUpperCase(), AssumeRolePolicyDocument: trust(root.accountId) }),
    ).rejects.toMatchObject({
      kind: 'entity-already-exists',
    })
    await call('UpdateRole', { RoleName, Description: 'Builds', MaxSessionDuration: 7200 })
    await call('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust('*') })
    await call('TagRole', { RoleName, Tags: [{ Key: 'stage', Value: 'dev' }] })
    await call('UntagRole', { RoleName, TagKeys: ['team'] })
    const { Role } = (await call('GetRole', { RoleName })) as { Role: Answer }
    expect(Role).toMatchObject({ Description: 'Builds', MaxSessionDuration: 7200, Tags: [{ Key: 'stage', Value: 'dev' }] })
    expect(JSON.parse(decoded(Role.AssumeRolePolicyDocument))).toMatchObject({ Statement: [{ Principal: { AWS: '*' } }] })
    expect((await call('ListRoles', { PathPrefix: '/machines/' })).Roles).toEqual([expect.objectContaining({ RoleName })])
    await call('PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument: policy('*') })
    await expect(call('DeleteRole', { RoleName })).rejects.toMatchObject({ kind: 'delete-conflict' })
    await call('DeleteRolePolicy', { RoleName, PolicyName: 'own' })
    await call('DeleteRole', { RoleName })
    await expect(call('GetRole', { RoleName })).rejects.toMatchObject({
      kind: 'entity-not-found',
      message: `The role with name ${RoleName} cannot be found.`,
    })
  })

  it.each([
    ['no principal', policy('sts:AssumeRole')],
    ['no JSON', 'x'],
  ])('are not made with a trust policy of %s', async (_what, AssumeRolePolicyDocument) => {
    await expect(call('CreateRole', { RoleName: newName(), AssumeRolePolicyDocument })).rejects.toMatchObject({
      kind: 'malformed-policy-document',
    })
  })

  it('are of one account', async () => {
    const RoleName = newName()
    await call('CreateRole', { RoleName, AssumeRolePolicyDocument: trust(root.accountId) })
    await expect(call('GetRole', { RoleName }, await test.newCaller())).rejects.toMatchObject({ kind: 'entity-not-found' })
  })
})

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
      const { EvaluationResults } = (await call('SimulatePrincipalPolicy', { PolicySourceArn: user.arn, ActionNames })) as {
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
