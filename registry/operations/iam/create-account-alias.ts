import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { accountAlias } from './account-alias.ts'

/**
 * Gives the account a name in the sign-in address of its users, in place of the one it had.
 * @throws ServiceError `invalid-input` for twelve digits, which would be taken for an account's id; `entity-already-exists`.
 * @see User guide, "Create an IAM user".
 */
export const createAccountAlias = defineOperation({
  name: 'CreateAccountAlias',
  service: 'iam',
  action: 'iam:CreateAccountAlias',
  readOnly: false,
  input: z.object({ AccountAlias: accountAlias }),
  resource: () => ({ type: 'any' }),
  async run({ AccountAlias }, caller, { users }) {
    const { accountId } = accountPrincipal(caller)
    if (/^\d{12}$/.test(AccountAlias)) {
      throw new ServiceError('invalid-input', 'The account alias must not be a 12-digit number.')
    }
    await users.setAccountAlias(accountId, AccountAlias)
    return {}
  },
})
