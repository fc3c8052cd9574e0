import type { Logger } from 'pino'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { PullCounter } from '#registry/stores/pulls.ts'
import { createFlusher } from './flusher.ts'
import type { PullFacet } from './generated/enums.ts'

/** How many tags, and how many platforms, of a repository are counted by name on one day; more only count in the total. */
const namesPerDayMax = 500
/** How many names may wait for a database that is away; then only totals are counted. */
const namesWaitingMax = 50_000

interface Count {
  readonly repositoryId: string
  readonly facet: PullFacet
  readonly day: string
  readonly name: string
  pulls: number
}

export function createPullCounter(
  { pool }: Pick<Database, 'pool'>,
  log: Pick<Logger, 'warn'>,
  clock: () => Date = () => new Date(),
): PullCounter {
  let counts = new Map<string, Count>()

  const add = ({ repositoryId, facet, day, name, pulls }: Count) => {
    const key = `${repositoryId} ${facet} ${day} ${name}`
    const known = counts.get(key)
    if (known) known.pulls += pulls
    else if (facet === 'TOTAL' || counts.size < namesWaitingMax) counts.set(key, { repositoryId, facet, day, name, pulls })
  }
  const write = async () => {
    const batch = counts
    if (batch.size === 0) return
    counts = new Map()
    try {
      await pool.query(statementFor([...batch.values()]))
    } catch (error) {
      for (const count of batch.values()) add(count)
      throw error
    }
  }
  const { flush, flushLater } = createFlusher(write, 'pulls could not be counted yet', log)

  return {
    count(repositoryId, { tag = '', platform } = {}) {
      const at = clock().toISOString()
      const common = { repositoryId, day: at.slice(0, 10), pulls: 1 }
      add({ ...common, facet: 'TOTAL', name: '' })
      add({ ...common, facet: 'HOUR', name: at.slice(11, 13) })
      add({ ...common, facet: 'TAG', name: tag })
      if (platform) add({ ...common, facet: 'PLATFORM', name: platform })
      flushLater()
    },
    countChild(repositoryId, platform) {
      if (!platform) return
      add({ repositoryId, facet: 'PLATFORM', day: clock().toISOString().slice(0, 10), name: platform, pulls: 1 })
      flushLater()
    },
    flush,
  }
}

/**
 * One statement, so that total and days agree. It locks the repositories first, in one order everywhere, and their days
 * are written only under that lock: two workers never wait for each other in a circle.
 */
function statementFor(counts: readonly Count[]) {
  const totals = new Map<string, number>()
  for (const { repositoryId, facet, pulls } of counts) {
    if (facet === 'TOTAL') totals.set(repositoryId, (totals.get(repositoryId) ?? 0) + pulls)
  }
  return {
    name: 'count_pulls',
    text: `
      with locked as materialized (
        select id from repository where id = any($3::uuid[]) order by id for no key update
      ), totals as (
        update repository r set pull_count = r.pull_count + t.pulls
        from unnest($1::uuid[], $2::bigint[]) as t(id, pulls) join locked using (id) where r.id = t.id
      )
      insert into pull_day as known (repository_id, facet, day, name, pulls)
      select c.repository_id, c.facet, c.day, c.name, c.pulls
      from (
        select *, row_number() over (partition by repository_id, facet, day order by pulls desc, name) as place
        from unnest($3::uuid[], $4::pull_facet[], $5::date[], $6::text[], $7::bigint[]) as n(repository_id, facet, day, name, pulls)
      ) c join locked on locked.id = c.repository_id
      where c.name = ''
        or exists (select from pull_day d where (d.repository_id, d.facet, d.day, d.name) = (c.repository_id, c.facet, c.day, c.name))
        or c.place <= ${namesPerDayMax} - (
          select count(*) from pull_day d where (d.repository_id, d.facet, d.day) = (c.repository_id, c.facet, c.day))
      on conflict (repository_id, facet, day, name) do update set pulls = known.pulls + excluded.pulls`,
    values: [
      [...totals.keys()],
      [...totals.values()],
      counts.map(({ repositoryId }) => repositoryId),
      counts.map(({ facet }) => facet),
      counts.map(({ day }) => day),
      counts.map(({ name }) => name),
      counts.map(({ pulls }) => pulls),
    ],
  }
}
