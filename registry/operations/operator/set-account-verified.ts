import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { accountIdInput, installation } from './operator-input.ts'

/**
 * Gives an account the badge, and its logos and display name their place in the gallery, or takes them away.
 * @throws ServiceError `registry-not-found`.
 */
export const setAccountVerified = defineOperation({
  name: 'SetAccountVerified',
  service: 'galleon',
  action: 'galleon:SetAccountVerified',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ accountId: accountIdInput, verified: z.boolean() }),
  resource: installation,
  async run({ accountId, verified }, _caller, { accounts }): Promise<{ readonly account: AccountAnswer }> {
    return { account: toAccountAnswer(await accounts.setVerified(accountId, verified)) }
  },
})
