import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { AccessKeyStore } from './access-keys.ts'
import type { GroupStore } from './iam-groups.ts'
import type { MfaDeviceStore } from './mfa-devices.ts'
import type { PasskeyStore } from './passkeys.ts'
import type { PasswordPolicyStore } from './password-policies.ts'

export interface IamUser {
  /** `AIDA…` */
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** `/` or `/…/` */
  readonly path: string
  readonly createdAt: Date
  /** Key to value. */
  readonly tags: Readonly<Record<string, string>>
  readonly passwordLastUsedAt?: Date
  /** Of the managed policy that is its permissions boundary. */
  readonly boundaryArn?: string
}

export type NewUser = Omit<IamUser, 'passwordLastUsedAt'>

/** Absent members stay as they are. */
export interface UserChange {
  readonly name?: string
  readonly path?: string
  readonly tags?: Readonly<Record<string, string>>
}

/** What a user still has; all of it must be gone before the user may be deleted. Counts. */
export interface UserBelongings {
  readonly accessKeys: number
  readonly mfaDevices: number
  readonly inlinePolicies: number
  readonly attachedPolicies: number
  readonly groups: number
  /** 0 or 1. */
  readonly passwords: number
}

/** The console password of a user. */
export interface Password {
  readonly hash: string
  /** When the user was given one. */
  readonly createdAt: Date
  /** When it took the place of the one before. */
  readonly changedAt: Date
  /** True: it must be changed at the next sign-in. */
  readonly resetRequired: boolean
}

/** In a transaction only: the password and what is remembered of those before are one change. */
export interface PasswordStore {
  find(accountId: string, userId: string): Promise<Password | undefined>
  /** Hashes of the passwords before this one, the newest first. */
  earlier(accountId: string, userId: string, limit: number): Promise<readonly string[]>
  /** `remembered` is how many passwords before this one stay known; of others nothing is kept. */
  set(accountId: string, userId: string, password: Password, remembered: number): Promise<void>
  /** As {@link set}, but answers false and does nothing when the hash is no longer `expectedHash`. */
  replace(accountId: string, userId: string, expectedHash: string, password: Password, remembered: number): Promise<boolean>
  /** Answers false when there is none. */
  delete(accountId: string, userId: string, remembered: number): Promise<boolean>
}

/** How many there are of each in an account. */
export interface IdentityCounts {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly policies: number
  readonly policyVersions: number
  readonly mfaDevices: number
  readonly mfaDevicesInUse: number
  readonly rootAccessKeys: number
  readonly rootMfaDevices: number
}

/** The users of accounts and what belongs to them. Every query is scoped by the account; names are found whatever their case. */
export interface UserStore {
  readonly passwords: PasswordStore
  readonly passwordPolicies: PasswordPolicyStore
  readonly groups: GroupStore
  readonly accessKeys: AccessKeyStore
  readonly mfaDevices: MfaDeviceStore
  readonly passkeys: PasskeyStore
  /**
   * Until the transaction ends, everybody else who would hold the account waits: what was counted or found missing stays
   * so. For every change that depends on a count or takes something away. Outside of a transaction it holds nothing.
   */
  hold(accountId: string): Promise<void>
  /** @throws ServiceError `entity-already-exists`. */
  create(user: NewUser): Promise<IamUser>
  find(accountId: string, name: string): Promise<IamUser | undefined>
  findById(accountId: string, userId: string): Promise<IamUser | undefined>
  /** Those whose path begins with `pathPrefix`, by name. */
  list(accountId: string, pathPrefix: string, page: PageRequest): Promise<Page<IamUser>>
  count(accountId: string): Promise<number>
  /** @throws ServiceError `entity-already-exists` for a name that another user has. */
  update(accountId: string, userId: string, change: UserChange): Promise<void>
  belongings(accountId: string, userId: string): Promise<UserBelongings>
  delete(accountId: string, userId: string): Promise<void>
  /** The alias that the sign-in address of the account's users has in place of its id. */
  accountAlias(accountId: string): Promise<string | undefined>
  findAccountIdByAlias(alias: string): Promise<string | undefined>
  /** Undefined takes it away. @throws ServiceError `entity-already-exists` when it is another account's. */
  setAccountAlias(accountId: string, alias: string | undefined): Promise<void>
  identityCounts(accountId: string): Promise<IdentityCounts>
}
