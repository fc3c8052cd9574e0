import type { Context } from '#registry/context.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { isPasswordOf } from '#registry/operations/password-hash.ts'
import { limitAttempts } from '#registry/operations/signin/limit-attempts.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'

/**
 * The hash of the owner's password if this is it; undefined otherwise, and for who has none. A few may be tried, as at a
 * sign-in. For `prepare`: it is slow, and in a transaction that is undone the try would be forgotten.
 * @throws ServiceError `rate-exceeded`.
 */
export async function confirmOwnPassword(
  password: string,
  { accountId, userId }: IdentityOwner,
  { request }: Caller,
  context: Context,
): Promise<string | undefined> {
  const giveBack = await limitAttempts('sign-in', `own password of ${accountId} ${userId ?? 'root'}`, request, context)
  const { passwordHash } = (await context.signIns.find(accountId, userId)) ?? {}
  if (passwordHash === undefined || !(await isPasswordOf(passwordHash, password))) return undefined
  await giveBack()
  return passwordHash
}
