import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { accountIdInput, installation } from './operator-input.ts'
import { setQuota } from './set-quota.ts'

/**
 * Gives an account a quota of its own; without `value` the default again.
 * @throws ServiceError `registry-not-found`, `no-such-resource` for a code that there is not, `invalid-parameter`.
 */
export const setAccountQuota = defineOperation({
  name: 'SetAccountQuota',
  service: 'galleon',
  action: 'galleon:SetAccountQuota',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ accountId: accountIdInput, code: z.string().min(1).max(128), value: z.number().optional() }),
  resource: installation,
  async run({ accountId, code, value }, _caller, context): Promise<{ readonly value: number; readonly defaultValue: number }> {
    const { value: effective, defaultValue } = await setQuota({ accountId, code, value }, context)
    return { value: effective, defaultValue }
  },
})
