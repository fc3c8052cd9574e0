import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { type LoginProfileAnswer, loginProfileNotFound, toLoginProfileAnswer } from './login-profile.ts'
import { getTargetIamUser, userResource } from './target-user.ts'

/** Whether a user has a password, and since when. @throws ServiceError `entity-not-found` when there is none. */
export const getLoginProfile = defineOperation({
  name: 'GetLoginProfile',
  service: 'iam',
  action: 'iam:GetLoginProfile',
  readOnly: true,
  input: z.object({ UserName: userName.optional() }),
  resource: userResource,
  async run(request, caller, context): Promise<{ readonly LoginProfile: LoginProfileAnswer }> {
    const user = await getTargetIamUser(request, caller, context)
    const profile = await context.users.passwords.find(user.accountId, user.id)
    if (!profile) throw loginProfileNotFound(user)
    return { LoginProfile: toLoginProfileAnswer(user, profile) }
  },
})
