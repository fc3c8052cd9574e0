import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { type LoginProfileAnswer, toLoginProfileAnswer } from './login-profile.ts'
import { hashNewPassword } from './new-password.ts'
import { password } from './password-policy.ts'
import { getTargetIamUser, userResource } from './target-user.ts'

const input = z.object({ UserName: userName.optional(), Password: password, PasswordResetRequired: z.boolean().default(false) })

/** Gives a user a password, to sign in on the pages with. @see User guide, "Create an IAM user". */
export const createLoginProfile = defineOperation({
  name: 'CreateLoginProfile',
  service: 'iam',
  action: 'iam:CreateLoginProfile',
  readOnly: false,
  input,
  resource: userResource,
  async prepare(request, caller, context) {
    return hashNewPassword(await getTargetIamUser(request, caller, context), request.Password, context)
  },
  async run(request, caller, context, { hash, remembered }): Promise<{ readonly LoginProfile: LoginProfileAnswer }> {
    const { users, clock } = context
    const { accountId } = accountPrincipal(caller)
    await users.hold(accountId)
    const user = await getTargetIamUser(request, caller, context)
    if (await users.passwords.find(accountId, user.id)) {
      throw new ServiceError('entity-already-exists', `Login Profile for user ${user.name} already exists.`)
    }
    const now = clock()
    const profile = { hash, createdAt: now, changedAt: now, resetRequired: request.PasswordResetRequired }
    await users.passwords.set(accountId, user.id, profile, remembered)
    return { LoginProfile: toLoginProfileAnswer(user, profile) }
  },
})
