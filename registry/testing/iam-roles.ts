import { randomUUID } from 'node:crypto'
import { newUniqueId } from '#registry/operations/iam/new-ids.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IamRole } from '#registry/stores/iam-roles.ts'
import type { TestCaller, TestContext } from './context.ts'

export interface TestRoleOptions {
  readonly maxSessionSeconds?: number
  readonly boundaryArn?: string
  /** Actions that a policy of the role allows; none: it has no policy. */
  readonly allow?: readonly string[]
}

/** A role of the root user's account that lets do `sts:AssumeRole` whom `trust` says: members of a statement. */
export async function createTestRole(
  { context }: Pick<TestContext, 'context'>,
  { accountId }: TestCaller,
  trust: object,
  { allow = [], maxSessionSeconds = 3600, boundaryArn }: TestRoleOptions = {},
): Promise<{ readonly role: IamRole; readonly arn: string }> {
  const name = `role-${randomUUID()}`
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }
  const role = await context.roles.create({
    id: newUniqueId('AROA'),
    accountId,
    name,
    path: '/',
    trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    maxSessionSeconds,
    ...(boundaryArn === undefined ? {} : { boundaryArn }),
    tags: {},
    createdAt: context.clock(),
  })
  if (allow.length > 0) {
    const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: allow, Resource: '*' } })
    await context.policies.putInline(accountId, role.id, 'of-the-test', document)
  }
  return { role, arn: `arn:aws:iam::${accountId}:role/${name}` }
}

/** Who has these credentials, asking. */
export async function callerWith(
  { context }: Pick<TestContext, 'context'>,
  { AccessKeyId }: { readonly AccessKeyId: string },
  { request }: Caller,
): Promise<Caller> {
  const credential = await context.identities.findCredential(AccessKeyId)
  if (!credential) throw new Error(`There is no key ${AccessKeyId}`)
  return { principal: credential.principal, request }
}
