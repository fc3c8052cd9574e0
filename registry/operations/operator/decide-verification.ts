import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { accountIdInput, installation, reasonInput, requestedAt } from './operator-input.ts'

/** The account that asks for the badge has it from now on. @throws ServiceError `entity-not-found` when it does not ask. */
export const approveVerification = defineOperation({
  name: 'ApproveVerification',
  service: 'galleon',
  action: 'galleon:ApproveVerification',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ accountId: accountIdInput, createdAt: requestedAt }),
  resource: installation,
  async run({ accountId, createdAt }, _caller, { verifications }): Promise<{ readonly account: AccountAnswer }> {
    return { account: toAccountAnswer(await verifications.approve(accountId, createdAt)) }
  },
})

/** Refuses the badge, and says why. @throws ServiceError `entity-not-found` when the account does not ask. */
export const rejectVerification = defineOperation({
  name: 'RejectVerification',
  service: 'galleon',
  action: 'galleon:RejectVerification',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ accountId: accountIdInput, createdAt: requestedAt, reason: reasonInput }),
  resource: installation,
  async run({ accountId, createdAt, reason }, _caller, { verifications }): Promise<Record<string, never>> {
    await verifications.reject(accountId, createdAt, reason)
    return {}
  },
})
