import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import type { RegistryAlias } from '#registry/stores/accounts.ts'
import { type AccountAnswer, requireAccount, toAccountAnswer } from './account-answer.ts'
import { accountIdInput, installation } from './operator-input.ts'
import { listQuotas } from './set-quota.ts'

export interface GetAccountAnswer {
  readonly account: AccountAnswer
  readonly aliases: readonly Pick<RegistryAlias, 'name' | 'status' | 'isPrimary' | 'isDefault'>[]
  /** Those that an operator can set. */
  readonly quotas: readonly QuotaAnswer[]
}

interface QuotaAnswer {
  readonly code: string
  readonly name: string
  readonly unit: 'per-second' | 'count' | 'mebibytes'
  /** A rate of 0 is no limit. */
  readonly value: number
  readonly defaultValue: number
}

/** One account, with what it is called in the gallery and what it may have. @throws ServiceError `registry-not-found`. */
export const getAccount = defineOperation({
  name: 'GetAccount',
  service: 'galleon',
  action: 'galleon:GetAccount',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({ accountId: accountIdInput }),
  resource: installation,
  async run({ accountId }, _caller, context): Promise<GetAccountAnswer> {
    const account = toAccountAnswer(await requireAccount(accountId, context))
    const [aliases, quotas] = await Promise.all([context.accounts.aliases(accountId), listQuotas(accountId, context)])
    return {
      account,
      aliases: aliases.map(({ name, status, isPrimary, isDefault }) => ({ name, status, isPrimary, isDefault })),
      quotas: quotas.flatMap(({ quota: { code, name, unit, adjustable }, value, defaultValue }) =>
        adjustable ? [{ code, name, unit, value, defaultValue }] : [],
      ),
    }
  },
})
