import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { accountAlias } from './account-alias.ts'

/** @throws ServiceError `entity-not-found` for an alias that the account does not have. */
export const deleteAccountAlias = defineOperation({
  name: 'DeleteAccountAlias',
  service: 'iam',
  action: 'iam:DeleteAccountAlias',
  readOnly: false,
  input: z.object({ AccountAlias: accountAlias }),
  resource: () => ({ type: 'any' }),
  async run({ AccountAlias }, caller, { users }) {
    const { accountId } = accountPrincipal(caller)
    await users.hold(accountId)
    if ((await users.accountAlias(accountId)) !== AccountAlias) {
      throw new ServiceError('entity-not-found', `The account alias ${AccountAlias} cannot be found.`)
    }
    await users.setAccountAlias(accountId, undefined)
    return {}
  },
})
