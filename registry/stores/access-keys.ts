import type { Page, PageRequest } from '#registry/domain/page.ts'

/** Whose keys or devices: without a user, the root user's. */
export interface IdentityOwner {
  readonly accountId: string
  readonly userId?: string
}

/** A long-term key, without its secret. */
export interface AccessKey {
  /** `AKIA…` */
  readonly id: string
  readonly accountId: string
  readonly userName?: string
  readonly userId?: string
  readonly active: boolean
  readonly createdAt: Date
  readonly lastUse?: KeyUse
}

export interface KeyUse {
  readonly at: Date
  /** As in the scope of the signature: `ecr-public`. */
  readonly service: string
  readonly region: string
}

export interface NewAccessKey {
  readonly id: string
  readonly owner: IdentityOwner
  readonly secretCiphertext: Uint8Array
  readonly createdAt: Date
}

export interface AccessKeyStore {
  create(key: NewAccessKey): Promise<void>
  find(accountId: string, accessKeyId: string): Promise<AccessKey | undefined>
  /** By id. */
  list(owner: IdentityOwner, page: PageRequest): Promise<Page<AccessKey>>
  count(owner: IdentityOwner): Promise<number>
  /** Answers false when the owner has no such key. */
  setActive(owner: IdentityOwner, accessKeyId: string, active: boolean): Promise<boolean>
  /** Answers false when the owner has no such key. */
  delete(owner: IdentityOwner, accessKeyId: string): Promise<boolean>
}

/** Remembers when keys were last used, without making their users wait. */
export interface KeyUseRecorder {
  /** Written within a second, and at most once a minute for one key. Temporary keys are not recorded. */
  touch(accessKeyId: string, service: string, region: string): void
  /** Writes what is waiting. */
  flush(): Promise<void>
}
