import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { hashNewPassword } from '#registry/operations/iam/new-password.ts'
import { password, violation } from '#registry/operations/iam/password-policy.ts'
import { verifyMfaCode } from '#registry/operations/iam/verify-mfa-code.ts'
import { type Caller, defineOperation, publicAct } from '#registry/operations/operation.ts'
import { isPasswordOf } from '#registry/operations/password-hash.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'
import { mustChangePassword, refuseHardExpired, withNewPassword } from './expired-password.ts'
import { finishSignIn, recordFailure, type SignInAnswer } from './finish-sign-in.ts'
import { type Proven, readTicket } from './ticket.ts'

const devicesMax = 8

const input = z.object({
  ticket: z.string().min(1).max(2000),
  mfaCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  newPassword: password.optional(),
})

/**
 * The step after a right password: a one-time code, or a new password in place of one that must be changed.
 * @throws ServiceError `token-expired`, `invalid-authentication-code`, `password-policy-violation`.
 */
export const continueSignIn = defineOperation({
  name: 'ContinueSignIn',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input,
  resource: () => ({ type: 'any' }),
  async run({ ticket, mfaCode, newPassword }, caller, context): Promise<SignInAnswer> {
    const proven = await withCode(await readTicket(ticket, context), mfaCode, caller, context)
    const { identity } = proven
    const { accountId, user } = identity
    const waitsForCode = identity.hasMfa && !proven.mfaAt
    const now = context.clock()
    if (newPassword === undefined || waitsForCode || !user || !mustChangePassword(identity, now)) {
      return finishSignIn(proven, caller, context)
    }
    refuseHardExpired(identity, now)
    const { passwords } = context.users
    const old = await passwords.find(accountId, user.id)
    const { hash, remembered } = await hashNewPassword({ accountId, ...user }, newPassword, context)
    if (old && (await isPasswordOf(old.hash, newPassword))) throw violation('The new password must be another one')
    return finishSignIn({ ...proven, identity: withNewPassword(identity) }, caller, context, async () => {
      const changed = old && { ...old, hash, changedAt: now, resetRequired: false }
      if (!changed || !(await passwords.replace(accountId, user.id, old.hash, changed, remembered))) {
        throw new ServiceError('token-expired', 'The password was changed meanwhile. Begin again.')
      }
      await context.consoleSessions.endAll({ accountId, userId: user.id })
    })
  },
})

async function withCode(proven: Proven, mfaCode: string | undefined, caller: Caller, context: Context): Promise<Proven> {
  if (mfaCode === undefined || !proven.identity.hasMfa || proven.mfaAt) return proven
  const at = context.clock()
  if (await isCodeOf(proven.identity, mfaCode, at, context)) return { ...proven, mfaAt: at }
  recordFailure(proven.identity, true, caller, context)
  throw new ServiceError('invalid-authentication-code', 'The code is wrong, was used before, or too many were tried. Try the next one.')
}

async function isCodeOf(identity: SignInIdentity, code: string, at: Date, context: Context): Promise<boolean> {
  const owner = { accountId: identity.accountId, ...(identity.user ? { userId: identity.user.id } : {}) }
  const { items } = await context.users.mfaDevices.listOf(owner, { limit: devicesMax })
  for (const { serialNumber } of items) {
    if (await verifyMfaCode({ serialNumber, code, at }, asPrincipal(identity), context)) return true
  }
  return false
}

// Of the caller to be, who has no key yet.
function asPrincipal({ accountId, user }: SignInIdentity): AccountPrincipal {
  const common = { accountId, accessKeyId: '' }
  return user ? { type: 'user', ...common, userId: user.id, userName: user.name, path: user.path, tags: {} } : { type: 'root', ...common }
}
