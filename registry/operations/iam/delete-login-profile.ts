import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { loginProfileNotFound } from './login-profile.ts'
import { passwordPolicyOf, rememberedBy } from './new-password.ts'
import { getTargetIamUser, userResource } from './target-user.ts'

/** Takes a user's password away, which ends their console sessions; keys stay. @throws ServiceError `entity-not-found` when there is none. */
export const deleteLoginProfile = defineOperation({
  name: 'DeleteLoginProfile',
  service: 'iam',
  action: 'iam:DeleteLoginProfile',
  readOnly: false,
  input: z.object({ UserName: userName.optional() }),
  resource: userResource,
  async run(request, caller, context) {
    const user = await getTargetIamUser(request, caller, context)
    const remembered = rememberedBy(await passwordPolicyOf(user.accountId, context))
    if (!(await context.users.passwords.delete(user.accountId, user.id, remembered))) throw loginProfileNotFound(user)
    await context.consoleSessions.endAll({ accountId: user.accountId, userId: user.id })
    return {}
  },
})
