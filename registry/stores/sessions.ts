import type { AccountPrincipal } from '#registry/domain/principal.ts'

/** A role as somebody who wants to assume it needs it. */
export interface AssumableRole {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly path: string
  readonly trustPolicy: string
  readonly maxSessionSeconds: number
  readonly tags: Readonly<Record<string, string>>
}

export interface NewSession {
  readonly accessKeyId: string
  /** Of the role, or else of the user. */
  readonly accountId: string
  readonly kind: 'SESSION_TOKEN' | 'ASSUMED_ROLE' | 'FEDERATED_USER' | 'CONSOLE'
  readonly userId?: string
  readonly roleId?: string
  /** The role session's or the federated user's. */
  readonly name?: string
  readonly secretCiphertext: Uint8Array
  /** SHA-256 of the session token. */
  readonly tokenHash: Uint8Array
  /** Texts of session policies; undefined: none, which is no limit. */
  readonly policies?: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  readonly mfaAt?: Date
  readonly chained: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Of a console session: where it was begun. */
  readonly console?: { readonly sourceIp: string; readonly userAgent: string }
}

/** Temporary credentials, which die with their role or user. */
export interface SessionStore {
  /** @throws ServiceError `access-denied` when the role or user was deleted meanwhile. */
  create(session: NewSession): Promise<void>
  /** By account, path and name; undefined also for one of a suspended account. */
  findRole(accountId: string, path: string, name: string): Promise<AssumableRole | undefined>
  /** The texts of managed policies that `principal`'s account may use, in their order; undefined for one that is not there. */
  managedPolicyTexts(accountId: AccountPrincipal['accountId'], arns: readonly string[]): Promise<readonly (string | undefined)[]>
}
