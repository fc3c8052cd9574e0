import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { ownSessionId } from '#registry/operations/galleon/own-sessions.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { hashPassword, isPasswordOf } from '#registry/operations/password-hash.ts'
import { loginProfileNotFound } from './login-profile.ts'
import { checkPassword, password } from './password-policy.ts'
import { getTargetIamUser, userResource } from './target-user.ts'

/**
 * A user's own password in place of the old one. Console sessions end, but for the one that asks.
 * @throws ServiceError `access-denied` for a wrong old password, also when it was changed meanwhile; `invalid-input` for a
 * caller who is no user; `password-policy-violation`; `entity-not-found` for a user without a password.
 */
export const changePassword = defineOperation({
  name: 'ChangePassword',
  service: 'iam',
  action: 'iam:ChangePassword',
  readOnly: false,
  input: z.object({ OldPassword: password, NewPassword: password }),
  resource(_request, caller, context) {
    requireUserType(caller)
    return userResource({}, caller, context)
  },
  async prepare({ OldPassword, NewPassword }, caller, context) {
    const user = await getTargetIamUser({}, caller, context)
    const profile = await context.users.passwords.find(user.accountId, user.id)
    if (!profile) throw loginProfileNotFound(user)
    if (!(await isPasswordOf(profile.hash, OldPassword))) throw wrongPassword()
    checkPassword(NewPassword, user.name)
    if (NewPassword === OldPassword) throw new ServiceError('password-policy-violation', 'The new password must be another one')
    const changed = { hash: await hashPassword(NewPassword), createdAt: profile.createdAt, resetRequired: false }
    return { user, checkedHash: profile.hash, changed }
  },
  async run(_request, caller, { users, consoleSessions }, { user, checkedHash, changed }) {
    if (!(await users.passwords.replace(user.accountId, user.id, checkedHash, changed))) throw wrongPassword()
    await consoleSessions.endAll({ accountId: user.accountId, userId: user.id }, ownSessionId(caller))
    return {}
  },
})

function requireUserType(caller: Caller): void {
  if (accountPrincipal(caller).type === 'user') return
  throw new ServiceError('invalid-input', 'Only IAM Users can change their own password')
}

function wrongPassword(): ServiceError {
  return new ServiceError('access-denied', 'The old password was incorrect.')
}
