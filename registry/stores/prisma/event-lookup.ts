import type { Pool } from 'pg'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { AuditEvent, EventQuery } from '#registry/stores/events.ts'

interface EventRow {
  readonly id: string
  readonly account_id: string
  readonly at: Date
  readonly name: string
  readonly source: string
  readonly read_only: boolean
  readonly username: string | null
  readonly access_key_id: string | null
  readonly resource_types: readonly string[]
  readonly resource_names: readonly string[]
  readonly event: string
}

/**
 * What is asked of each attribute, with its value as $7; one statement each, so that PostgreSQL plans each by its index.
 * What has none of its own is read in the order of time, of which a page is the beginning.
 */
const conditions = {
  EventId: 'id = $7::uuid',
  EventName: 'name = $7',
  ReadOnly: 'read_only = ($7::text)::boolean',
  Username: 'username = $7',
  ResourceType: '$7::text = any(resource_types)',
  ResourceName: 'resource_names @> array[$7::text]',
  EventSource: 'source = $7',
  AccessKeyId: 'access_key_id = $7',
} as const satisfies Record<NonNullable<EventQuery['attribute']>['key'], string>

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Newest first; events that arrive meanwhile move no page. */
export async function lookupEvents(pool: Pool, query: EventQuery, { limit, after }: PageRequest): Promise<Page<AuditEvent>> {
  const { accountId, from, until, attribute } = query
  if (attribute?.key === 'EventId' && !uuidPattern.test(attribute.value)) return { items: [] }
  const [at, id] = after?.split(' ') ?? []
  const { rows } = await pool.query<EventRow>({
    name: `lookup_events_${attribute?.key ?? 'all'}`,
    text: `select id, account_id, at, name, source, read_only, username, access_key_id, resource_types, resource_names, event
           from audit_event
           where account_id = $1 and at >= coalesce($2::timestamptz, '-infinity') and at < coalesce($3::timestamptz, 'infinity')
             and (at, id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
             ${attribute ? `and ${conditions[attribute.key]}` : ''}
           order by at desc, id desc limit $6`,
    values: [accountId, from ?? null, until ?? null, at ?? null, id ?? null, limit + 1, ...(attribute ? [attribute.value] : [])],
  })
  const items = rows.slice(0, limit).map(toEvent)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: `${last.at.toISOString()} ${last.id}` } : { items }
}

function toEvent(row: EventRow): AuditEvent {
  return {
    id: row.id,
    accountId: row.account_id,
    at: row.at,
    name: row.name,
    source: row.source,
    readOnly: row.read_only,
    ...(row.username === null ? {} : { username: row.username }),
    ...(row.access_key_id === null ? {} : { accessKeyId: row.access_key_id }),
    resources: row.resource_types.map((type, index) => ({ type, name: row.resource_names[index] ?? '' })),
    text: row.event,
  }
}
