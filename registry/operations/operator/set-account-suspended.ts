import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { accountIdInput, installation } from './operator-input.ts'

/**
 * Lets nobody sign in to an account, and serves and shows nothing of it, or lets it go on. Nobody suspends their own.
 * @throws ServiceError `registry-not-found`, `invalid-parameter`.
 */
export const setAccountSuspended = defineOperation({
  name: 'SetAccountSuspended',
  service: 'galleon',
  action: 'galleon:SetAccountSuspended',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ accountId: accountIdInput, suspended: z.boolean() }),
  resource: installation,
  async run({ accountId, suspended }, caller, { accounts }): Promise<{ readonly account: AccountAnswer }> {
    if (accountPrincipal(caller).accountId === accountId) {
      throw new ServiceError('invalid-parameter', 'You cannot suspend your own account: another operator can.')
    }
    return { account: toAccountAnswer(await accounts.setSuspended(accountId, suspended)) }
  },
})
