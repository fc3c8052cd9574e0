import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { SessionUseRecorder } from '#registry/stores/console-sessions.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createFlusher } from './flusher.ts'

const onceInMs = 60_000
const rememberedSessionsMax = 20_000

interface Use {
  readonly at: Date
  readonly sourceIp: string
}

export function createSessionUseRecorder(
  { pool }: Pick<Database, 'pool'>,
  log: Pick<Logger, 'warn'>,
  clock: () => Date,
): SessionUseRecorder {
  const waiting = new Map<string, Use>()
  const recordedAtMs = new LRUCache<string, number>({ max: rememberedSessionsMax })

  const write = async () => {
    if (waiting.size === 0) return
    const batch = [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))
    waiting.clear()
    try {
      await pool.query({
        name: 'record_session_uses',
        // In one order everywhere, so that two workers never wait for each other.
        text: `update console_session s set last_used_at = u.at, last_source_ip = u.source_ip
               from (select * from unnest($1::text[], $2::timestamptz[], $3::text[]) as u(id, at, source_ip) order by id) u
               where s.id = u.id and s.last_used_at < u.at`,
        values: [batch.map(([id]) => id), batch.map(([, { at }]) => at), batch.map(([, { sourceIp }]) => sourceIp)],
      })
    } catch (error) {
      for (const [id, use] of batch) if (!waiting.has(id)) waiting.set(id, use)
      throw error
    }
  }
  const { flush, flushLater } = createFlusher(write, 'uses of console sessions could not be recorded yet', log)

  return {
    touch(id, sourceIp) {
      const at = clock()
      if (at.getTime() - (recordedAtMs.get(id) ?? 0) < onceInMs) return
      recordedAtMs.set(id, at.getTime())
      waiting.set(id, { at, sourceIp })
      flushLater()
    },
    flush,
  }
}
