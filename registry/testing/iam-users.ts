import { randomUUID } from 'node:crypto'
import { newAccessKeyId, newUniqueId } from '#registry/operations/iam/new-ids.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IamUser } from '#registry/stores/iam-users.ts'
import type { TestCaller, TestContext } from './context.ts'

export interface TestUserOptions {
  readonly name?: string
  /** Actions that a policy of the user allows; none: it has no policy. */
  readonly allow?: readonly string[]
  /** On which resource, `*` by default. */
  readonly resource?: string
  readonly condition?: object
}

/** A user of the root user's account with an access key, and the user itself, asking. */
export async function createTestUser(
  { context }: Pick<TestContext, 'context'>,
  { accountId, request }: TestCaller,
  { name = `user-${randomUUID()}`, allow = [], resource = '*', condition }: TestUserOptions = {},
): Promise<{ readonly user: IamUser; readonly caller: Caller }> {
  const accessKeyId = newAccessKeyId('AKIA')
  const user = await context.users.create({ id: newUniqueId('AIDA'), accountId, name, path: '/', createdAt: context.clock(), tags: {} })
  const owner = { accountId, userId: user.id }
  await context.users.accessKeys.create({
    id: accessKeyId,
    owner,
    secretCiphertext: context.secrets.seal('secret'),
    createdAt: context.clock(),
  })
  if (allow.length > 0) {
    const statement = { Effect: 'Allow', Action: allow, Resource: resource, ...(condition ? { Condition: condition } : {}) }
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statement })
    await context.policies.putInline(accountId, user.id, 'of-the-test', document)
  }
  const principal = { type: 'user', accountId, accessKeyId, userId: user.id, userName: name, path: '/', tags: {} } as const
  return { user, caller: { principal, request } }
}
