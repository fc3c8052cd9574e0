import type { Page, PageRequest } from '#registry/domain/page.ts'

/** One API action in one account's log, as CloudTrail tells it. */
export interface AuditEvent {
  /** UUID; the same in every log that the event is in. */
  readonly id: string
  readonly accountId: string
  readonly at: Date
  readonly name: string
  /** `ecr-public.amazonaws.com` */
  readonly source: string
  readonly readOnly: boolean
  readonly username?: string
  readonly accessKeyId?: string
  readonly resources: readonly { readonly type: string; readonly name: string }[]
  /** The whole event as JSON text. */
  readonly text: string
}

export interface EventQuery {
  readonly accountId: string
  readonly from?: Date
  /** The first moment that is too late. */
  readonly until?: Date
  readonly attribute?: {
    readonly key: 'EventId' | 'EventName' | 'ReadOnly' | 'Username' | 'ResourceType' | 'ResourceName' | 'EventSource' | 'AccessKeyId'
    readonly value: string
  }
}

/** The audit log. */
export interface EventStore {
  /** Durable when it answers, or with the transaction that it is called in. */
  record(events: readonly AuditEvent[]): Promise<void>
  /** Written within a second, in batches: for reads and refusals. */
  recordSoon(events: readonly AuditEvent[]): void
  /** Writes what waits. */
  flush(): Promise<void>
  /** Newest first. */
  lookup(query: EventQuery, page: PageRequest): Promise<Page<AuditEvent>>
}
