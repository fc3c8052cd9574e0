import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'

/** The installation's rules count again. @throws ServiceError `entity-not-found` when they do already. */
export const deleteAccountPasswordPolicy = defineOperation({
  name: 'DeleteAccountPasswordPolicy',
  service: 'iam',
  action: 'iam:DeleteAccountPasswordPolicy',
  readOnly: false,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, caller, { users }) {
    if (await users.passwordPolicies.delete(accountPrincipal(caller).accountId)) return {}
    throw new ServiceError('entity-not-found', 'The account policy with name PasswordPolicy cannot be found.')
  },
})
