import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { ownSessionId } from '#registry/operations/galleon/own-sessions.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { isPasswordOf } from '#registry/operations/password-hash.ts'
import { loginProfileNotFound } from './login-profile.ts'
import { hashNewPassword } from './new-password.ts'
import { password, violation } from './password-policy.ts'
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
    const { hash, remembered } = await hashNewPassword(user, NewPassword, context)
    if (NewPassword === OldPassword) throw violation('The new password must be another one')
    return { user, checkedHash: profile.hash, remembered, changed: { ...profile, hash, changedAt: context.clock(), resetRequired: false } }
  },
  async run(_request, caller, { users, consoleSessions }, { user, checkedHash, remembered, changed }) {
    if (!(await users.passwords.replace(user.accountId, user.id, checkedHash, changed, remembered))) throw wrongPassword()
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
