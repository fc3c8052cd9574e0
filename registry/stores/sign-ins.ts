/** A one-time code of a device, or a signature of a passkey. */
export type MfaWay = 'code' | 'passkey'

/** Whoever may sign in on the pages: the root user of an account, or with a user's members that user. */
export interface SignInIdentity {
  readonly accountId: string
  readonly accountName: string
  /** Of the account. */
  readonly operator: boolean
  readonly suspended: boolean
  readonly user?: { readonly id: string; readonly name: string; readonly path: string }
  /** Undefined: has none, and cannot sign in. */
  readonly passwordHash?: string
  /** True: a new password must be chosen first. */
  readonly resetRequired: boolean
  /** When it expires, by the password policy of the account; undefined: never. */
  readonly passwordExpiresAt?: Date
  /** True: whoever has an expired one cannot replace it. */
  readonly hardExpiry: boolean
  /** By what they can show, after the password, that they are who they say; one of them must be. Empty: nothing is asked for. */
  readonly mfaWays: readonly MfaWay[]
}

/** What signing in needs to know. Suspended accounts are found, too, so that finding none and finding one take equally long. */
export interface SignInStore {
  /** By e-mail address, whatever its case. */
  findRoot(email: string): Promise<SignInIdentity | undefined>
  /** By account id or account alias, and the user's name, whatever its case. */
  findUser(account: string, userName: string): Promise<SignInIdentity | undefined>
  /** Without a user the root user. */
  find(accountId: string, userId: string | undefined): Promise<SignInIdentity | undefined>
  /** Answers false and does nothing when the hash is no longer `expectedHash`. */
  replaceRootPassword(accountId: string, expectedHash: string, passwordHash: string): Promise<boolean>
  /** Remembers that a user's password was used. */
  passwordUsed(accountId: string, userId: string, at: Date): Promise<void>
}
