import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller, Operation } from '#registry/operations/operation.ts'
import type { AuditEvent } from '#registry/stores/events.ts'

/** What came of one request. */
export interface Outcome {
  readonly operation: Operation
  readonly input: unknown
  readonly caller: Caller
  /** Empty while it is not known. */
  readonly resources: readonly Resource[]
  readonly output?: unknown
  readonly error?: unknown
  readonly eventId: string
  readonly at: Date
}

/** The events of a request: one in the log of the caller's account, one in that of the owner of what it was about. */
export function describeEvents({ operation, caller, eventId, at, error }: Outcome): readonly AuditEvent[] {
  const { principal } = caller
  if (principal.type === 'anonymous') return []
  const errorCode = error instanceof ServiceError ? error.kind : undefined
  return [
    {
      id: eventId,
      accountId: principal.accountId,
      at,
      name: operation.name,
      source: `${operation.service}.amazonaws.com`,
      readOnly: operation.readOnly,
      accessKeyId: principal.accessKeyId,
      resources: [],
      text: JSON.stringify({ eventName: operation.name, errorCode }),
    },
  ]
}
