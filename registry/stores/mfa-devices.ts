import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { IdentityOwner } from './access-keys.ts'
import type { IamUser } from './iam-users.ts'

/** A virtual device for one-time codes. */
export interface MfaDevice {
  /** `arn:aws:iam::ACCOUNT:mfa/NAME` */
  readonly serialNumber: string
  readonly accountId: string
  /** The shared secret in base32, sealed. */
  readonly seedCiphertext: Uint8Array
  /** Undefined: it is nobody's yet. */
  readonly enabledAt?: Date
  /** Whose it is; undefined of an enabled device: the root user's. */
  readonly user?: IamUser
  /** The time step of the last code that was taken. */
  readonly lastStep?: number
  /** Key to value. */
  readonly tags: Readonly<Record<string, string>>
}

export interface NewMfaDevice {
  readonly serialNumber: string
  readonly accountId: string
  readonly seedCiphertext: Uint8Array
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: Date
}

/** A device of either kind that counts at its owner's sign-ins: for one-time codes, or a passkey. */
export interface EnabledDevice {
  readonly serialNumber: string
  readonly enabledAt: Date
}

/** Virtual devices, and what they have in common with passkeys, of which `passkeys.ts` knows the rest. */
export interface MfaDeviceStore {
  /** @throws ServiceError `entity-already-exists`. */
  create(device: NewMfaDevice): Promise<void>
  /** A virtual one. */
  find(accountId: string, serialNumber: string): Promise<MfaDevice | undefined>
  /** The virtual ones of the account, by serial number; with `assigned` only those that are, or are not, somebody's. */
  list(accountId: string, assigned: boolean | undefined, page: PageRequest): Promise<Page<MfaDevice>>
  /** Of both kinds, enabled for this owner, by serial number. */
  listOf(owner: IdentityOwner, page: PageRequest): Promise<Page<EnabledDevice>>
  /** Of virtual ones. */
  count(accountId: string): Promise<number>
  /** Of both kinds. */
  countOf(owner: IdentityOwner): Promise<number>
  /** Gives a device that is nobody's to `owner`; `step` is the time step of its last code. Answers false when it is somebody's. */
  enable(serialNumber: string, owner: IdentityOwner, enabledAt: Date, step: number): Promise<boolean>
  /** A virtual device is nobody's then, a passkey is gone. Answers false when it is not the owner's. */
  deactivate(serialNumber: string, owner: IdentityOwner): Promise<boolean>
  /** A virtual one. */
  delete(accountId: string, serialNumber: string): Promise<void>
  /** Takes the code of this time step; answers false when it or a later one was taken. */
  takeStep(serialNumber: string, step: number): Promise<boolean>
  /**
   * Counts one try of a code: ten may come at once, then one each half minute. Answers false above that. Not for use in a
   * transaction, which would forget the try when it is undone.
   */
  mayTry(serialNumber: string, at: Date): Promise<boolean>
}
