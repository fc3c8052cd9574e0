import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'

interface PasswordPolicyAnswer {
  readonly MinimumPasswordLength: number
  readonly RequireSymbols: boolean
  readonly RequireNumbers: boolean
  readonly RequireUppercaseCharacters: boolean
  readonly RequireLowercaseCharacters: boolean
  readonly AllowUsersToChangePassword: boolean
  /** Whether there is a `MaxPasswordAge`. */
  readonly ExpirePasswords: boolean
  readonly MaxPasswordAge?: number
  readonly PasswordReusePrevention?: number
  readonly HardExpiry: boolean
}

/**
 * What the account asks of its users' passwords.
 * @throws ServiceError `entity-not-found` when it has no policy of its own: then the installation's counts, eight characters at least.
 */
export const getAccountPasswordPolicy = defineOperation({
  name: 'GetAccountPasswordPolicy',
  service: 'iam',
  action: 'iam:GetAccountPasswordPolicy',
  readOnly: true,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, caller, { users }): Promise<{ readonly PasswordPolicy: PasswordPolicyAnswer }> {
    const { accountId } = accountPrincipal(caller)
    const policy = await users.passwordPolicies.find(accountId)
    if (!policy) throw new ServiceError('entity-not-found', `The Password Policy with domain name ${accountId} cannot be found.`)
    const { maxAgeDays, reusePrevention } = policy
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercase,
        RequireLowercaseCharacters: policy.requireLowercase,
        AllowUsersToChangePassword: policy.allowUsersToChange,
        ExpirePasswords: maxAgeDays !== undefined,
        ...(maxAgeDays === undefined ? {} : { MaxPasswordAge: maxAgeDays }),
        ...(reusePrevention === undefined ? {} : { PasswordReusePrevention: reusePrevention }),
        HardExpiry: policy.hardExpiry,
      },
    }
  },
})
