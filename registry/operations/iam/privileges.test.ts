import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { describeRegistries } from '#registry/operations/ecr-public/describe-registries.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { callOperation } from '#registry/testing/call-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { iamPolicyOperations } from './policy-operations.ts'
import { iamUserOperations } from './user-operations.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const call = (name: string, input: object, caller: Caller = root): Promise<unknown> =>
  callOperation([...iamPolicyOperations, ...iamUserOperations], name, input, caller, test.context)

const readOnly = 'arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly'
const denied = (reason: string) => ({ kind: 'access-denied', message: expect.stringContaining(reason) })
const newName = () => `n-${randomUUID().slice(0, 8)}`

async function newPolicy(...statements: readonly object[]): Promise<string> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const { Policy } = (await call('CreatePolicy', { PolicyName: newName(), PolicyDocument })) as { Policy: { Arn: string } }
  return Policy.Arn
}

describe('a permissions boundary', () => {
  it('is the most that its user may, whatever the policies of the user say', async () => {
    const { user, caller } = await createTestUser(test, root, { allow: ['*'] })
    const boundary = await newPolicy({ Effect: 'Allow', Action: 'ecr-public:Describe*', Resource: '*' })
    await call('PutUserPermissionsBoundary', { UserName: user.name, PermissionsBoundary: boundary })
    await expect(runOperation(describeRegistries, {}, caller, test.context)).resolves.toBeDefined()
    await expect(runOperation(createRepository, { repositoryName: 'app' }, caller, test.context)).rejects.toMatchObject(
      denied('because no permissions boundary allows the ecr-public:CreateRepository action'),
    )
    await expect(call('DeleteUserPermissionsBoundary', { UserName: user.name }, caller)).rejects.toMatchObject(denied('boundary'))
  })

  it('gives nothing by itself', async () => {
    const { user, caller } = await createTestUser(test, root)
    await call('PutUserPermissionsBoundary', { UserName: user.name, PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' })
    await expect(runOperation(describeRegistries, {}, caller, test.context)).rejects.toMatchObject(denied('no identity-based policy'))
  })

  it('is the most that the password policy of the account lets its user do, too', async () => {
    const { user, caller } = await createTestUser(test, root)
    await call('UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true })
    await expect(call('GetAccountPasswordPolicy', {}, caller)).resolves.toBeDefined()
    await call('PutUserPermissionsBoundary', { UserName: user.name, PermissionsBoundary: readOnly })
    await expect(call('GetAccountPasswordPolicy', {}, caller)).rejects.toMatchObject(denied('boundary'))
    await call('DeleteAccountPasswordPolicy', {})
  })

  it('must be a policy of the account or of the installation', async () => {
    const other = await test.newCaller()
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } })
    const { Policy } = (await call('CreatePolicy', { PolicyName: newName(), PolicyDocument }, other)) as { Policy: { Arn: string } }
    const { user } = await createTestUser(test, root)
    const refusal = { kind: 'entity-not-found', message: `Policy ${Policy.Arn} does not exist or is not attachable.` }
    await expect(call('PutUserPermissionsBoundary', { UserName: user.name, PermissionsBoundary: Policy.Arn })).rejects.toMatchObject(
      refusal,
    )
    await expect(call('AttachUserPolicy', { UserName: user.name, PolicyArn: Policy.Arn })).rejects.toMatchObject(refusal)
    await expect(call('CreateUser', { UserName: newName(), PermissionsBoundary: Policy.Arn })).rejects.toMatchObject(refusal)
  })
})

describe('an administrator who may only manage users under a boundary', () => {
  let boundary: string
  let admin: Caller
  beforeAll(async () => {
    boundary = await newPolicy({ Effect: 'Allow', Action: 'ecr-public:*', Resource: '*' })
    const condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } }
    const allow = ['iam:CreateUser', 'iam:PutUserPermissionsBoundary', 'iam:AttachUserPolicy', 'iam:PutUserPolicy']
    admin = (await createTestUser(test, root, { allow, condition })).caller
  })

  it('makes users with the boundary, and gives them policies', async () => {
    const UserName = newName()
    await call('CreateUser', { UserName, PermissionsBoundary: boundary }, admin)
    await call('AttachUserPolicy', { UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }, admin)
  })

  it('makes none without it', async () => {
    await expect(call('CreateUser', { UserName: newName() }, admin)).rejects.toMatchObject(denied('iam:CreateUser'))
    await expect(call('CreateUser', { UserName: newName(), PermissionsBoundary: readOnly }, admin)).rejects.toMatchObject(
      denied('iam:CreateUser'),
    )
  })

  it('gives nothing to users without it', async () => {
    const { user } = await createTestUser(test, root)
    await expect(call('AttachUserPolicy', { UserName: user.name, PolicyArn: readOnly }, admin)).rejects.toMatchObject(
      denied('iam:AttachUserPolicy'),
    )
  })
})

it('lets a policy say which policies may be attached', async () => {
  const condition = { ArnEquals: { 'iam:PolicyARN': readOnly } }
  const { caller } = await createTestUser(test, root, { allow: ['iam:AttachUserPolicy'], condition })
  const { user } = await createTestUser(test, root)
  await call('AttachUserPolicy', { UserName: user.name, PolicyArn: readOnly }, caller)
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
  await expect(call('AttachUserPolicy', { UserName: user.name, PolicyArn }, caller)).rejects.toMatchObject(denied('iam:AttachUserPolicy'))
})
