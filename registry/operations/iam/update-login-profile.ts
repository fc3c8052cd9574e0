import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { hashPassword } from '#registry/operations/password-hash.ts'
import { userName } from './input-members.ts'
import { loginProfileNotFound } from './login-profile.ts'
import { checkPassword, password } from './password-policy.ts'
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
  async prepare({ UserName, Password }, caller, context): Promise<{ readonly hash?: string }> {
    if (Password === undefined) return {}
    const { name } = await requireUser({ UserName }, caller, context)
    checkPassword(Password, name)
    return { hash: await hashPassword(Password) }
  },
  async run({ UserName, PasswordResetRequired }, caller, context, { hash }) {
    const { passwords, hold } = context.users
    await hold(accountPrincipal(caller).accountId)
    const user = await requireUser({ UserName }, caller, context)
    const profile = await passwords.find(user.accountId, user.id)
    if (!profile) throw loginProfileNotFound(user)
    await passwords.set(user.accountId, user.id, {
      hash: hash ?? profile.hash,
      createdAt: profile.createdAt,
      resetRequired: PasswordResetRequired ?? profile.resetRequired,
    })
    if (hash !== undefined) await context.consoleSessions.endAll({ accountId: user.accountId, userId: user.id })
    return {}
  },
})
