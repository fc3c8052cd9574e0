import type { Logger } from 'pino'
import type { AuditEvent, EventStore } from '#registry/stores/events.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { lookupEvents } from './event-lookup.ts'
import { createFlusher } from './flusher.ts'

// A flood of refusals while the database is away must not fill the memory: what waits longest is the first to go.
const waitingMax = 20_000
const waitingCharsMax = 32 << 20
const batchMax = 500

export function createEventStore({ pool }: Pick<Database, 'pool'>, log: Pick<Logger, 'warn' | 'error'>): EventStore {
  let waiting: AuditEvent[] = []
  let waitingChars = 0

  const wait = (events: readonly AuditEvent[]) => {
    for (const event of events) {
      waiting.push(event)
      waitingChars += event.text.length
    }
    let dropped = 0
    while (waiting.length - dropped > waitingMax || waitingChars > waitingCharsMax) waitingChars -= waiting[dropped++]?.text.length ?? 0
    if (dropped === 0) return
    waiting = waiting.slice(dropped)
    log.error({ dropped }, 'events of reads and refusals were lost: the database is too slow or away')
  }
  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax)
      waiting = waiting.slice(batchMax)
      waitingChars = waiting.reduce((chars, { text }) => chars + text.length, 0)
      try {
        await insertBatch(pool, batch, log)
      } catch (error) {
        const newer = waiting
        waiting = []
        waitingChars = 0
        wait([...batch, ...newer])
        throw error
      }
    }
  }
  const { flush, flushLater } = createFlusher(write, 'events could not be recorded yet', log)

  return {
    record: (events) => insertEvents(pool, events),
    recordSoon(events) {
      wait(events)
      flushLater()
    },
    flush,
    lookup: (query, page) => lookupEvents(pool, query, page),
  }
}

// One event that the database cannot hold must not keep all others out for ever.
async function insertBatch(pool: Database['pool'], batch: readonly AuditEvent[], log: Pick<Logger, 'error'>): Promise<void> {
  try {
    await insertEvents(pool, batch)
  } catch (error) {
    if (!isRefusedData(error)) throw error
    const [first, ...others] = batch
    if (first && others.length === 0)
      return log.error({ err: error, eventId: first.id, name: first.name }, 'an event could not be recorded')
    const middle = Math.ceil(batch.length / 2)
    await insertBatch(pool, batch.slice(0, middle), log)
    await insertBatch(pool, batch.slice(middle), log)
  }
}

// Classes of SQLSTATE: 22 data exception, 23 integrity constraint, 54 program limit.
function isRefusedData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code))
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
