import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { hashNewPassword } from '#registry/operations/iam/new-password.ts'
import { password, violation } from '#registry/operations/iam/password-policy.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { isPasswordOf } from '#registry/operations/password-hash.ts'
import { mustChangePassword, refuseHardExpired, withNewPassword } from './expired-password.ts'
import { finishSignIn, type SignInAnswer } from './finish-sign-in.ts'
import { passkeyProof } from './passkey-response.ts'
import { proveMfa } from './prove-mfa.ts'
import { owesMfa, readTicket } from './ticket.ts'

const input = z.object({
  ticket: z.string().min(1).max(2000),
  mfaCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** With a challenge of BeginPasskeySignIn for this ticket. */
  passkey: passkeyProof.optional(),
  newPassword: password.optional(),
})

/**
 * The step after a right password: a one-time code or a passkey, or a new password in place of one that must be changed.
 * @throws ServiceError `token-expired`, `invalid-authentication-code`, `password-policy-violation`, `rate-exceeded`.
 */
export const continueSignIn = defineOperation({
  name: 'ContinueSignIn',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input,
  resource: () => ({ type: 'any' }),
  async run({ ticket, newPassword, ...shown }, caller, context): Promise<SignInAnswer> {
    const proven = await proveMfa(await readTicket(ticket, context), { ticket, ...shown }, caller, context)
    const { identity } = proven
    const { accountId, user } = identity
    const now = context.clock()
    if (newPassword === undefined || owesMfa(proven) || !user || !mustChangePassword(identity, now)) {
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
