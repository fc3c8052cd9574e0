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

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is asked of each attribute, with its value as $7. */
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

const columns = 'id, account_id, at, name, source, read_only, username, access_key_id, resource_types, resource_names, event'
const newestFirst = 'order by at desc, id desc'
const onThePage = `
  at >= coalesce($2::timestamptz, '-infinity') and at < coalesce($3::timestamptz, 'infinity')
  and (at, id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`

/** Each attribute has an index in the order of the list, but the two that most events are alike in: they read by time. */
function pageSql(key: keyof typeof conditions | undefined): string {
  const condition = key === undefined ? '' : `and ${conditions[key]}`
  if (key !== 'ResourceName') {
    return `select ${columns} from audit_event where account_id = $1 and ${onThePage} ${condition} ${newestFirst} limit $6`
  }
  // Left to itself PostgreSQL reads a whole log by time to find the few events of one resource.
  return `
    with named as materialized (select id, at from audit_event where account_id = $1 ${condition}),
      page as (select id from named where ${onThePage} ${newestFirst} limit $6)
    select ${columns} from audit_event where account_id = $1 and id in (select id from page) ${newestFirst}`
}

/** Newest first; events that arrive meanwhile move no page. */
export async function lookupEvents(pool: Pool, query: EventQuery, { limit, after }: PageRequest): Promise<Page<AuditEvent>> {
  const { accountId, from, until, attribute } = query
  if (attribute?.key === 'EventId' && !uuidPattern.test(attribute.value)) return { items: [] }
  const [at, id] = after?.split(' ') ?? []
  const { rows } = await pool.query<EventRow>({
    name: `lookup_events_${attribute?.key ?? 'all'}`,
    text: pageSql(attribute?.key),
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
