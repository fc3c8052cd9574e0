import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { loginProfileNotFound } from './login-profile.ts'
import { type HashedPassword, hashNewPassword, passwordPolicyOf, rememberedBy } from './new-password.ts'
import { password } from './password-policy.ts'
import { requireUser, userResource } from './target-user.ts'

const input = z.object({ UserName: userName, Password: password.optional(), PasswordResetRequired: z.boolean().optional() })

/** Gives a user another password, which ends their console sessions, or has it changed at the next sign-in. */
export const updateLoginProfile = defineOperation({
  name: 'UpdateLoginProfile',
  service: 'iam',
  action: 'iam:UpdateLoginProfile',
  readOnly: false,
  input,
  resource: userResource,
  async prepare({ UserName, Password }, caller, context): Promise<HashedPassword | undefined> {
    if (Password === undefined) return undefined
    return hashNewPassword(await requireUser({ UserName }, caller, context), Password, context)
  },
  async run({ UserName, PasswordResetRequired }, caller, context, changed) {
    const { passwords, hold } = context.users
    await hold(accountPrincipal(caller).accountId)
    const user = await requireUser({ UserName }, caller, context)
    const profile = await passwords.find(user.accountId, user.id)
    if (!profile) throw loginProfileNotFound(user)
    const remembered = changed?.remembered ?? rememberedBy(await passwordPolicyOf(user.accountId, context))
    const password = {
      ...profile,
      ...(changed ? { hash: changed.hash, changedAt: context.clock() } : {}),
      resetRequired: PasswordResetRequired ?? profile.resetRequired,
    }
    await passwords.set(user.accountId, user.id, password, remembered)
    if (changed) await context.consoleSessions.endAll({ accountId: user.accountId, userId: user.id })
    return {}
  },
})
