import type { Logger } from 'pino'
import type { PullCounter } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

// The most that a crash may lose.
const flushEveryMs = 1000

export function createPullCounter({ pool }: Pick<Database, 'pool'>, log: Pick<Logger, 'warn'>): PullCounter {
  let counts = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  // One at a time: a slow database must not gather writers.
  let writing: Promise<void> = Promise.resolve()

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
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.catch(() => {}).then(write)
    return writing
  }
  const flushLater = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => {
        log.warn({ err: error }, 'pulls could not be counted yet')
        flushLater()
      })
    }, flushEveryMs).unref()
  }

  return {
    count(repositoryId) {
      counts.set(repositoryId, (counts.get(repositoryId) ?? 0) + 1)
      flushLater()
    },
    flush,
  }
}
