import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { RegistryAlias } from './accounts.ts'

/** An alias with whose it is, as operators see it. */
export interface OwnedAlias extends Omit<RegistryAlias, 'status'> {
  readonly status: RegistryAlias['status'] | 'RETIRED'
  readonly accountName: string
  /** When an operator decided. */
  readonly decidedAt?: Date
}

/**
 * The life of a custom alias: asked for, decided by an operator, retired. One that was once given is never another
 * registry's. Each change is one transaction; of several at once for one account one comes after the other.
 */
export interface AliasStore {
  /**
   * Asks for the alias, or takes back what this account had retired: that is active at once.
   * @throws ServiceError `entity-already-exists` when it is taken or asked for already, `limit-exceeded` when another
   * request of the account is still waiting.
   */
  request(accountId: string, name: string): Promise<RegistryAlias>
  /** Forgets a request that waits or was rejected. @throws ServiceError `entity-not-found`. */
  cancel(accountId: string, name: string): Promise<void>
  /**
   * The registry no longer answers to it. A primary alias hands that over to the default one.
   * @throws ServiceError `entity-not-found`, `unmodifiable-entity` for the default alias and for the only one.
   */
  retire(accountId: string, name: string): Promise<void>
  /** Makes an active alias the one that pages and addresses show. @throws ServiceError `entity-not-found`. */
  setPrimary(accountId: string, name: string): Promise<RegistryAlias>
  /** Of all accounts, by name. */
  list(options: { readonly pendingOnly: boolean }, page: PageRequest): Promise<Page<OwnedAlias>>
  /** The registry's first custom alias becomes its primary one. @throws ServiceError `entity-not-found` when nobody waits for it. */
  approve(name: string): Promise<OwnedAlias>
  /** @throws ServiceError `entity-not-found` when nobody waits for it. */
  reject(name: string, reason: string): Promise<OwnedAlias>
}
