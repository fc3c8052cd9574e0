import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { rootArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { type Caller, defineOperation, signedIn } from '#registry/operations/operation.ts'
import { hashPassword } from '#registry/operations/password-hash.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { ownSessionId } from './own-sessions.ts'

const typed = z.string().min(1).max(limits.passwordCharsMax)

/**
 * The root user's own password in place of the old one. Console sessions end, but for the one that asks.
 * @throws ServiceError `access-denied` for a wrong old password and for who is not the root user; `password-policy-violation`;
 * `rate-exceeded`.
 */
export const changeRootPassword = defineOperation({
  name: 'ChangeRootPassword',
  service: 'galleon',
  // No policy says anything about the root user.
  action: signedIn,
  readOnly: false,
  input: z.object({ oldPassword: typed, newPassword: typed }),
  resource: (_request, caller) => {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: rootArn(accountId) }
  },
  async prepare({ oldPassword, newPassword }, caller, context) {
    const { accountId } = requireRoot(caller)
    const checkedHash = await confirmOwnPassword(oldPassword, { accountId }, caller, context)
    if (checkedHash === undefined) throw wrongPassword()
    if (newPassword.length < limits.rootPasswordCharsMin) {
      throw new ServiceError('password-policy-violation', `Password should have a minimum length of ${limits.rootPasswordCharsMin}`)
    }
    if (newPassword === oldPassword) throw new ServiceError('password-policy-violation', 'The new password must be another one')
    return { checkedHash, hash: await hashPassword(newPassword) }
  },
  async run(_request, caller, { signIns, consoleSessions }, { checkedHash, hash }): Promise<object> {
    const { accountId } = requireRoot(caller)
    if (!(await signIns.replaceRootPassword(accountId, checkedHash, hash))) throw wrongPassword()
    await consoleSessions.endAll({ accountId }, ownSessionId(caller))
    return {}
  },
})

function requireRoot(caller: Caller): { readonly accountId: string } {
  const principal = accountPrincipal(caller)
  if (principal.type === 'root') return principal
  throw new ServiceError('access-denied', 'Only the root user can change the password of the account.')
}

function wrongPassword(): ServiceError {
  return new ServiceError('access-denied', 'The old password was incorrect.')
}
