import type { QuotaCode } from '#registry/domain/quotas.ts'

/** What accounts may have and how fast they may ask: the installation's values, and those that an operator gave one account. */
export interface QuotaStore {
  /** The installation's value, of whoever was given no other. A rate of 0 is none: as fast as they like. */
  defaultOf(code: QuotaCode): number
  /** The value that counts for the account. Asked on every push and pull, so mostly answered from memory. */
  quotaOf(accountId: string, code: QuotaCode): Promise<number>
  /** The values that the account was given, by code. */
  overridesOf(accountId: string): Promise<ReadonlyMap<QuotaCode, number>>
  /** Undefined takes the account's own value away. @throws ServiceError `registry-not-found` for an account that there is not. */
  set(accountId: string, code: QuotaCode, value: number | undefined): Promise<void>
}
