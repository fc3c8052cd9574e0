import type { Page, PageRequest } from '#registry/domain/page.ts'

export interface Account {
  /** Twelve digits; also the id of the account's one registry. */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly operator: boolean
  readonly verified: boolean
  readonly suspended: boolean
  /** Shown in the gallery in place of the alias when the account is verified; may be empty. */
  readonly displayName: string
  /** Whether a push makes the repository that it goes to. */
  readonly createOnPush: boolean
  readonly createdAt: Date
}

export interface NewAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly operator: boolean
  readonly verified: boolean
  readonly displayName: string
  /** Of the root user; without it there is none yet. */
  readonly accessKey?: { readonly id: string; readonly secretCiphertext: Uint8Array }
}

export interface RegistryAlias {
  readonly name: string
  readonly accountId: string
  readonly status: 'ACTIVE' | 'PENDING' | 'REJECTED'
  readonly isPrimary: boolean
  readonly isDefault: boolean
  /** When it was given or asked for. */
  readonly createdAt: Date
  /** Why it was rejected. */
  readonly reason?: string
}

/** Accounts, their keys and the aliases of their registries. */
export interface AccountStore {
  /** The account and its first key, if any, in one step. @throws ServiceError `entity-already-exists` when the e-mail address is taken. */
  create(account: NewAccount): Promise<Account>
  find(accountId: string): Promise<Account | undefined>
  findByEmail(email: string): Promise<Account | undefined>
  /** By account id; with `search` only those with that id, or with that text in a name, e-mail address or alias. */
  list(page: PageRequest, search?: string): Promise<Page<Account>>
  /** Answers the account as it is now. @throws ServiceError `registry-not-found`. */
  setVerified(accountId: string, verified: boolean): Promise<Account>
  /**
   * Nobody can sign in to a suspended account, and its repositories are neither shown nor served.
   * Answers the account as it is now. @throws ServiceError `registry-not-found`.
   */
  setSuspended(accountId: string, suspended: boolean): Promise<Account>
  /** Answers the account as it is now. @throws ServiceError `registry-not-found`. */
  setDisplayName(accountId: string, displayName: string): Promise<Account>
  /** Answers the account as it is now. @throws ServiceError `registry-not-found`. */
  setCreateOnPush(accountId: string, createOnPush: boolean): Promise<Account>
  /** Of one account, but for retired ones: the default alias first, then by name. */
  aliases(accountId: string): Promise<readonly RegistryAlias[]>
  /**
   * Gives the account its default alias unless it has one; answers false when `name` is somebody's already,
   * and the caller tries another.
   */
  giveDefaultAlias(accountId: string, name: string): Promise<boolean>
}
