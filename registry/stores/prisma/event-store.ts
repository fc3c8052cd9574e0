import type { Logger } from 'pino'
import type { AuditEvent, EventStore } from '#registry/stores/events.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

// The most that a crash may lose of reads and refusals.
const flushEveryMs = 1000
// A flood of refusals must not fill the memory: the oldest wait is the first to go.
const waitingMax = 20_000

export function createEventStore({ pool }: Pick<Database, 'pool'>, log: Pick<Logger, 'warn'>): EventStore {
  let waiting: AuditEvent[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    const batch = waiting
    if (batch.length === 0) return
    waiting = []
    try {
      await insertEvents(pool, batch)
    } catch (error) {
      waiting = [...batch, ...waiting].slice(-waitingMax)
      throw error
    }
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.catch(() => {}).then(write)
    return writing
  }
  const flushLater = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => {
        log.warn({ err: error }, 'events could not be recorded yet')
        flushLater()
      })
    }, flushEveryMs).unref()
  }

  return {
    record: (events) => insertEvents(pool, events),
    recordSoon(events) {
      waiting.push(...events)
      if (waiting.length > waitingMax) waiting = waiting.slice(-waitingMax)
      flushLater()
    },
    flush,
    lookup: async () => ({ items: [] }),
  }
}

async function insertEvents(pool: Database['pool'], events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const column = <T>(pick: (event: AuditEvent) => T) => events.map(pick)
  await pool.query({
    name: 'insert_events',
    text: `insert into audit_event (id, account_id, at, name, source, read_only, username, access_key_id, event, resource_types, resource_names)
           select e.id, e.account_id, e.at, e.name, e.source, e.read_only, e.username, e.access_key_id, e.event,
             array(select jsonb_array_elements_text(e.types)), array(select jsonb_array_elements_text(e.names))
           from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[], $9::text[],
             $10::jsonb[], $11::jsonb[])
             as e(id, account_id, at, name, source, read_only, username, access_key_id, event, types, names)
           on conflict do nothing`,
    values: [
      column(({ id }) => id),
      column(({ accountId }) => accountId),
      column(({ at }) => at),
      column(({ name }) => name),
      column(({ source }) => source),
      column(({ readOnly }) => readOnly),
      column(({ username }) => username ?? null),
      column(({ accessKeyId }) => accessKeyId ?? null),
      column(({ text }) => text),
      column(({ resources }) => JSON.stringify(resources.map(({ type }) => type))),
      column(({ resources }) => JSON.stringify(resources.map(({ name }) => name))),
    ],
  })
}
