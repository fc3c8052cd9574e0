import type { Pool } from 'pg'
import type { PullPeriod } from '#registry/domain/pull-periods.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { PullQuestion, PullSeries, PullStatisticsStore, PullTotals } from '#registry/stores/pulls.ts'

interface PeriodRow {
  readonly name: string | null
  /** `YYYY-MM-DD` */
  readonly start: string
  readonly pulls: number
}

export function createPullStatisticsStore({ pool }: Pick<Database, 'pool'>): PullStatisticsStore {
  return {
    totals: (repositoryId, now) => readTotals(pool, repositoryId, now),
    async total(question) {
      const { rows } = await pool.query<PeriodRow>({
        name: 'pulls_total',
        text: `select null as name, ${startColumn}, sum(d.pulls)::float8 as pulls from pull_day d
               where d.repository_id = $1 and d.facet = 'TOTAL' and d.day between $3 and $4 group by 2`,
        values: valuesOf(question),
      })
      return { name: undefined, pulls: new Map(rows.map(({ start, pulls }) => [start, pulls])) }
    },
    // A tag that is gone is not named any more: who deletes one may have had a reason.
    byTag: (question, limit) =>
      readNamed(pool, 'TAG', `and (d.name = '' or exists (select from tag t where t.repository_id = $1 and t.name = d.name))`, {
        question,
        limit,
      }),
    byPlatform: (question, limit) => readNamed(pool, 'PLATFORM', '', { question, limit }),
  }
}

const units = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const satisfies Record<PullPeriod, string>
const startColumn = `to_char(date_trunc($2, d.day::timestamp), 'YYYY-MM-DD') as start`

const valuesOf = ({ repositoryId, period, from, to }: PullQuestion) => [repositoryId, units[period], from, to]

async function readNamed(
  pool: Pool,
  facet: 'TAG' | 'PLATFORM',
  shown: string,
  { question, limit }: { readonly question: PullQuestion; readonly limit: number },
): Promise<readonly PullSeries[]> {
  const { rows } = await pool.query<PeriodRow>({
    name: `pulls_by_${facet.toLowerCase()}`,
    text: `with day as materialized (
             select day, name, pulls from pull_day where repository_id = $1 and facet = '${facet}' and day between $3 and $4
           ), most as (
             select name, sum(pulls) as pulls from day d where true ${shown} group by name
             order by name = '' desc, 2 desc, 1
             -- By digest there may be one, which takes no tag's place.
             limit $5::int + (exists (select from day where name = ''))::int
           )
           select l.name, ${startColumn}, sum(d.pulls)::float8 as pulls
           from day d left join most l using (name) group by 1, 2, l.pulls order by l.pulls desc nulls last, 1`,
    values: [...valuesOf(question), limit],
  })
  const series = new Map<string | null, Map<string, number>>()
  for (const { name, start, pulls } of rows) series.set(name, (series.get(name) ?? new Map()).set(start, pulls))
  return [...series].map(([name, pulls]) => ({ name: name ?? undefined, pulls }))
}

async function readTotals(pool: Pool, repositoryId: string, now: Date): Promise<PullTotals> {
  const { rows } = await pool.query<Omit<PullTotals, 'since'> & { readonly since: string | null }>({
    name: 'pull_totals',
    text: `with today as (
             select t::date as day, (t - interval '24 hours')::date as from_day, to_char(t - interval '24 hours', 'HH24') as from_hour
             from (select $2::timestamptz at time zone 'UTC' as t) now
           )
           select
             (select coalesce(sum(d.pulls), 0)::float8 from pull_day d, today t
              where d.repository_id = $1 and d.facet = 'HOUR' and (d.day, d.name) > (t.from_day, t.from_hour)) as "last24Hours",
             (select coalesce(sum(d.pulls), 0)::float8 from pull_day d, today t
              where d.repository_id = $1 and d.facet = 'TOTAL' and d.day > t.day - 7) as "last7Days",
             (select coalesce(sum(d.pulls), 0)::float8 from pull_day d, today t
              where d.repository_id = $1 and d.facet = 'TOTAL' and d.day > t.day - 30) as "last30Days",
             (select to_char(min(d.day), 'YYYY-MM-DD') from pull_day d where d.repository_id = $1 and d.facet = 'TOTAL') as since`,
    values: [repositoryId, now],
  })
  const { last24Hours = 0, last7Days = 0, last30Days = 0, since = null } = rows[0] ?? {}
  return { last24Hours, last7Days, last30Days, since: since ?? undefined }
}
