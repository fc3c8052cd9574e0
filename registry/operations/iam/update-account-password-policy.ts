import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { reusePreventionMax } from './password-policy.ts'

const input = z.object({
  MinimumPasswordLength: z.number().int().min(6).max(128).default(6),
  RequireSymbols: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireUppercaseCharacters: z.boolean().default(false),
  RequireLowercaseCharacters: z.boolean().default(false),
  AllowUsersToChangePassword: z.boolean().default(false),
  MaxPasswordAge: z.number().int().min(1).max(1095).optional(),
  PasswordReusePrevention: z.number().int().min(1).max(reusePreventionMax).optional(),
  HardExpiry: z.boolean().default(false),
})

/**
 * Says what the account asks of its users' passwords from now on, all of it at once: what is left out has IAM's default, and
 * nothing of the policy before stays. Passwords that there are stay good until they expire or are changed.
 */
export const updateAccountPasswordPolicy = defineOperation({
  name: 'UpdateAccountPasswordPolicy',
  service: 'iam',
  action: 'iam:UpdateAccountPasswordPolicy',
  readOnly: false,
  input,
  resource: () => ({ type: 'any' }),
  async run({ MaxPasswordAge, PasswordReusePrevention, ...policy }, caller, { users }) {
    await users.passwordPolicies.set(accountPrincipal(caller).accountId, {
      minimumLength: policy.MinimumPasswordLength,
      requireSymbols: policy.RequireSymbols,
      requireNumbers: policy.RequireNumbers,
      requireUppercase: policy.RequireUppercaseCharacters,
      requireLowercase: policy.RequireLowercaseCharacters,
      allowUsersToChange: policy.AllowUsersToChangePassword,
      hardExpiry: policy.HardExpiry,
      ...(MaxPasswordAge === undefined ? {} : { maxAgeDays: MaxPasswordAge }),
      ...(PasswordReusePrevention === undefined ? {} : { reusePrevention: PasswordReusePrevention }),
    })
    return {}
  },
})
