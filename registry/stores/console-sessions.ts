import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { IdentityOwner } from './access-keys.ts'

/** Somebody signed in on the pages, as they themselves may see it. */
export interface ConsoleSession {
  /** The id of its temporary access key, `ASIA…`. */
  readonly id: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Whether a one-time code or passkey was given. */
  readonly mfa: boolean
  /** Of the sign-in. */
  readonly sourceIp: string
  readonly userAgent: string
  /** At most a minute behind. */
  readonly lastUsedAt: Date
  readonly lastSourceIp: string
}

/** Console sessions, which are ended by removing their credentials. Every query is scoped by their owner. */
export interface ConsoleSessionStore {
  /** Those that live at this time, the newest first. */
  list(owner: IdentityOwner, at: Date, page: PageRequest): Promise<Page<ConsoleSession>>
  /** Answers false when the owner has no such session. */
  end(owner: IdentityOwner, id: string): Promise<boolean>
  /** Ends what somebody does as a role. Answers whether there was such a session. */
  endRole(accountId: string, id: string): Promise<boolean>
  /** All but one, if that is given. Answers how many. */
  endAll(owner: IdentityOwner, exceptId?: string): Promise<number>
}

/** Remembers when and from where console sessions were last used, without making their users wait. */
export interface SessionUseRecorder {
  /** Written within a second, and at most once a minute for one session. */
  touch(id: string, sourceIp: string): void
  /** Writes what is waiting. */
  flush(): Promise<void>
}
