import type { Logger } from 'pino'
import type { PullCounter } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createFlusher } from './flusher.ts'

export function createPullCounter({ pool }: Pick<Database, 'pool'>, log: Pick<Logger, 'warn'>): PullCounter {
  let counts = new Map<string, number>()

  const write = async () => {
    const batch = counts
    if (batch.size === 0) return
    counts = new Map()
    // In one order everywhere, so that two workers never wait for each other.
    const ids = [...batch.keys()].sort()
    try {
      await pool.query({
        name: 'count_pulls',
        text: `update repository r set pull_count = r.pull_count + c.pulls
               from (select * from unnest($1::uuid[], $2::bigint[]) as c(id, pulls) order by id) c where r.id = c.id`,
        values: [ids, ids.map((id) => batch.get(id))],
      })
    } catch (error) {
      for (const [id, pulls] of batch) counts.set(id, (counts.get(id) ?? 0) + pulls)
      throw error
    }
  }
  const { flush, flushLater } = createFlusher(write, 'pulls could not be counted yet', log)

  return {
    count(repositoryId) {
      counts.set(repositoryId, (counts.get(repositoryId) ?? 0) + 1)
      flushLater()
    },
    flush,
  }
}
