import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { KeyUse, KeyUseRecorder } from '#registry/stores/access-keys.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createFlusher } from './flusher.ts'

const onceInMs = 60_000
const rememberedKeysMax = 20_000

export function createKeyUseRecorder({ pool }: Pick<Database, 'pool'>, log: Pick<Logger, 'warn'>, clock: () => Date): KeyUseRecorder {
  const waiting = new Map<string, KeyUse>()
  const recordedAtMs = new LRUCache<string, number>({ max: rememberedKeysMax })

  const write = async () => {
    if (waiting.size === 0) return
    const batch = [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))
    waiting.clear()
    try {
      await insertUses(pool, batch)
    } catch (error) {
      for (const [id, use] of batch) if (!waiting.has(id)) waiting.set(id, use)
      throw error
    }
  }
  const { flush, flushLater } = createFlusher(write, 'uses of access keys could not be recorded yet', log)

  return {
    touch(accessKeyId, service, region) {
      const at = clock()
      if (!accessKeyId.startsWith('AKIA') || at.getTime() - (recordedAtMs.get(accessKeyId) ?? 0) < onceInMs) return
      recordedAtMs.set(accessKeyId, at.getTime())
      waiting.set(accessKeyId, { at, service, region })
      flushLater()
    },
    flush,
  }
}

// In one order everywhere, so that two workers never wait for each other.
async function insertUses(pool: Database['pool'], batch: readonly (readonly [string, KeyUse])[]): Promise<void> {
  await pool.query({
    name: 'record_key_uses',
    text: `update access_key k set last_used_at = u.at, last_used_service = u.service, last_used_region = u.region
           from (select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[]) as u(id, at, service, region) order by id) u
           where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)`,
    values: [
      batch.map(([id]) => id),
      batch.map(([, { at }]) => at),
      batch.map(([, { service }]) => service),
      batch.map(([, { region }]) => region),
    ],
  })
}
