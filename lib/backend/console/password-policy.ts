import { GetAccountPasswordPolicyCommand, NoSuchEntityException, type PasswordPolicy } from '@aws-sdk/client-iam'
import { installationRules, type PasswordRules } from '#lib/session/password-rules.ts'
import { ifAllowed } from './access-lists.ts'
import type { ConsoleCall } from './ask-backend.ts'

type Call = Pick<ConsoleCall, 'iam'>

/** The account's own; undefined when the installation's rules count. @throws what the AWS SDK throws. */
export async function findPasswordPolicy({ iam }: Call): Promise<PasswordPolicy | undefined> {
  try {
    return (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined
    throw error
  }
}

/** What a new password of a user needs; undefined for who may not see it. */
export function readPasswordRules(call: Call): Promise<PasswordRules | undefined> {
  return ifAllowed(async () => toPasswordRules(await findPasswordPolicy(call)))
}

export function toPasswordRules(policy: PasswordPolicy | undefined): PasswordRules {
  if (!policy) return installationRules
  return {
    minimumLength: policy.MinimumPasswordLength ?? installationRules.minimumLength,
    requireSymbols: policy.RequireSymbols ?? false,
    requireNumbers: policy.RequireNumbers ?? false,
    requireUppercase: policy.RequireUppercaseCharacters ?? false,
    requireLowercase: policy.RequireLowercaseCharacters ?? false,
    ...(policy.PasswordReusePrevention ? { reusePrevention: policy.PasswordReusePrevention } : {}),
  }
}
