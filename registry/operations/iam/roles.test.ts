import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, callOperation } from '#registry/testing/call-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
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

const trust = (principal: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }] })
const policy = (action: string, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...more }] })
const decoded = (text: unknown) => decodeURIComponent(String(text))
const newName = () => `n-${randomUUID().slice(0, 8)}`

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
    await call('UpdateRole', { RoleName, Description: 'Pulls', MaxSessionDuration: 7200 })
    expect(await call('UpdateRoleDescription', { RoleName, Description: 'Builds' })).toMatchObject({ Role: { Description: 'Builds' } })
    await call('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust('*') })
    await call('TagRole', { RoleName, Tags: [{ Key: 'stage', Value: 'dev' }] })
    await call('UntagRole', { RoleName, TagKeys: ['team'] })
    expect(await call('ListRoleTags', { RoleName })).toEqual({ Tags: [{ Key: 'stage', Value: 'dev' }], IsTruncated: false })
    expect(await call('ListInstanceProfilesForRole', { RoleName })).toEqual({ InstanceProfiles: [], IsTruncated: false })
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
