import { LRUCache } from 'lru-cache'
import { findQuota, type QuotaCode } from '#registry/domain/quotas.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { QuotaStore } from '#registry/stores/quotas.ts'

const cachedAccountsMax = 20_000

type Overrides = ReadonlyMap<QuotaCode, number>

/** Overrides are few and change seldom: an account's are kept in memory while changes are announced. */
export function createQuotaStore(
  { pool, prisma }: Pick<Database, 'pool' | 'prisma'>,
  invalidations: Invalidations,
  defaults: Partial<Record<QuotaCode, number>> = {},
): QuotaStore {
  const cache = new LRUCache<string, Overrides>({ max: cachedAccountsMax })
  // Counts the changes, so that a read that began before one does not store what it saw.
  let changes = 0
  invalidations.subscribe((change) => {
    if (change.type === 'repository') return
    changes++
    if (change.type === 'all') cache.clear()
    else cache.delete(change.accountId)
  })
  const read = async (accountId: string): Promise<Overrides> => {
    const { rows } = await pool.query<{ code: QuotaCode; value: number }>({
      name: 'quota_overrides',
      text: 'select code, value from quota_override where account_id = $1',
      values: [accountId],
    })
    return new Map(rows.map(({ code, value }) => [code, value]))
  }
  const defaultOf = (code: QuotaCode) => defaults[code] ?? findQuota(code)?.defaultValue ?? 0
  return {
    defaultOf,
    async quotaOf(accountId, code) {
      // What a transaction reads may be its own, and undone.
      const mayCache = invalidations.connected && !pool.isInTransaction
      let overrides = mayCache ? cache.get(accountId) : undefined
      if (!overrides) {
        const before = changes
        overrides = await read(accountId)
        if (mayCache && before === changes) cache.set(accountId, overrides)
      }
      return overrides.get(code) ?? defaultOf(code)
    },
    overridesOf: read,
    async set(accountId, code, value) {
      if ((await prisma.account.count({ where: { id: accountId } })) === 0) {
        throw new ServiceError('registry-not-found', `There is no account with the id ${accountId}.`)
      }
      if (value === undefined) await prisma.quotaOverride.deleteMany({ where: { accountId, code } })
      else {
        await pool.query(
          `insert into quota_override (account_id, code, value) values ($1, $2, $3)
           on conflict (account_id, code) do update set value = excluded.value`,
          [accountId, code, value],
        )
      }
      pool.afterCommit(() => {
        changes++
        cache.delete(accountId)
      })
    },
  }
}
