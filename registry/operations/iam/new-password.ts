import type { Context } from '#registry/context.ts'
import { hashPassword, isPasswordOf } from '#registry/operations/password-hash.ts'
import type { IamUser } from '#registry/stores/iam-users.ts'
import type { PasswordPolicy } from '#registry/stores/password-policies.ts'
import { checkPassword, installationPolicy, violation } from './password-policy.ts'

type Users = Pick<Context, 'users'>

/** A password that holds all rules, as it is stored. */
export interface HashedPassword {
  readonly hash: string
  /** How many passwords before it stay known. */
  readonly remembered: number
}

/** The rules that count in an account. */
export async function passwordPolicyOf(accountId: string, { users }: Users): Promise<PasswordPolicy> {
  return (await users.passwordPolicies.find(accountId)) ?? installationPolicy
}

/** How many passwords before the present one stay known, by the rules of an account. */
export function rememberedBy({ reusePrevention = 0 }: PasswordPolicy): number {
  return Math.max(0, reusePrevention - 1)
}

/**
 * What is stored of a user's new password. Slow on purpose, the more so the more passwords are remembered, up to a third of a
 * second beside the main thread: in `prepare`, and never in a transaction.
 * @throws ServiceError `password-policy-violation`.
 */
export async function hashNewPassword(
  user: Pick<IamUser, 'accountId' | 'id' | 'name'>,
  newPassword: string,
  context: Users,
): Promise<HashedPassword> {
  const policy = await passwordPolicyOf(user.accountId, context)
  checkPassword(policy, newPassword, user.name)
  await checkReuse(policy, user, newPassword, context)
  return { hash: await hashPassword(newPassword), remembered: rememberedBy(policy) }
}

async function checkReuse(
  { reusePrevention = 0 }: PasswordPolicy,
  { accountId, id }: Pick<IamUser, 'accountId' | 'id'>,
  newPassword: string,
  { users: { passwords } }: Users,
): Promise<void> {
  if (reusePrevention === 0) return
  const present = await passwords.find(accountId, id)
  const earlier = await passwords.earlier(accountId, id, reusePrevention)
  // One after the other, so that nobody keeps more than one thread busy.
  for (const hash of [...(present ? [present.hash] : []), ...earlier].slice(0, reusePrevention)) {
    if (!(await isPasswordOf(hash, newPassword))) continue
    throw violation(`Password should not be one of the last ${reusePrevention} of the user`)
  }
}
