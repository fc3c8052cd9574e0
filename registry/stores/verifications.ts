import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { Account } from './accounts.ts'

/** What a publisher tells the operator to get the badge. */
export interface VerificationRequest {
  readonly text: string
  readonly createdAt: Date
  /** When an operator said no, and why; absent while it waits. */
  readonly rejected?: { readonly at: Date; readonly reason: string }
}

export interface WaitingVerification extends VerificationRequest {
  readonly account: Account
}

/** The requests for the badge "Verified account": one of an account at a time, gone once it is granted. */
export interface VerificationStore {
  find(accountId: string): Promise<VerificationRequest | undefined>
  /** In place of the account's earlier one. @throws ServiceError `entity-already-exists` when the account is verified already. */
  request(accountId: string, text: string): Promise<VerificationRequest>
  /** Forgets a request that waits or was rejected. @throws ServiceError `entity-not-found`. */
  cancel(accountId: string): Promise<void>
  /** Those that wait, the oldest first. */
  list(page: PageRequest): Promise<Page<WaitingVerification>>
  /**
   * The account is verified from now on, by the request that was made at `createdAt`.
   * @throws ServiceError `entity-not-found` when that does not wait, or was made anew with other words.
   */
  approve(accountId: string, createdAt: Date): Promise<Account>
  /** @throws ServiceError `entity-not-found` as {@link approve}. */
  reject(accountId: string, createdAt: Date, reason: string): Promise<void>
}
