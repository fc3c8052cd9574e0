import type { IdentityOwner } from './access-keys.ts'

/** The public half of a WebAuthn credential: an MFA device that shows itself by a signature. */
export interface Passkey {
  /** `arn:aws:iam::ACCOUNT:u2f/user/USER/NAME-ID`; of the root user `arn:aws:iam::ACCOUNT:u2f/root/NAME-ID`. */
  readonly serialNumber: string
  readonly owner: IdentityOwner
  /** By which authenticators know it, in base64url. */
  readonly credentialId: string
  /** A COSE key. */
  readonly publicKey: Uint8Array
  /** How often the authenticator says that it has signed; 0 of those that do not count. */
  readonly signCount: number
  /** How browsers reach the authenticator: `internal`, `usb`, `hybrid` and the like. */
  readonly transports: readonly string[]
}

export interface PasskeyStore {
  /** It counts from `enabledAt` on. @throws ServiceError `entity-already-exists` when the credential is somebody's already. */
  create(passkey: Passkey, enabledAt: Date): Promise<void>
  /** By serial number, `limit` at most. */
  listOf(owner: IdentityOwner, limit: number): Promise<readonly Passkey[]>
  /** Whose it is, it says itself. */
  findByCredentialId(credentialId: string): Promise<Passkey | undefined>
  /**
   * Remembers how often it has signed by now. Answers false when that is not more than before, as of a copy of the
   * authenticator; those that always say 0 do not count.
   */
  takeSignCount(serialNumber: string, signCount: number): Promise<boolean>
  /** Takes a challenge, which may be forgotten from `expiresAt` on. Answers false when it was taken before. */
  spendChallenge(challenge: string, expiresAt: Date): Promise<boolean>
}
