import type { Expiry } from '#registry/stores/expiry.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

const portion = 2000

export function createExpiry({ pool }: Pick<Database, 'pool'>): Expiry {
  const remove = async (text: string, before: Date) => (await pool.query(text, [before])).rowCount ?? 0
  return {
    // The accounts that have events, found by hopping along the index, and of each the oldest few.
    removeEvents: (before) =>
      remove(
        `with recursive accounts as (
           (select account_id from audit_event order by account_id limit 1)
           union all
           select (select e.account_id from audit_event e where e.account_id > a.account_id order by e.account_id limit 1)
           from accounts a where a.account_id is not null
         ), old as (
           select e.account_id, e.id from accounts a cross join lateral (
             select account_id, id from audit_event e
             where e.account_id = a.account_id and e.at < $1 and not exists (
               select from trail t
               where t.account_id = e.account_id and e.transaction_id >= t.delivered_up_to
                 and (t.logging or e.transaction_id < greatest(t.delivers_before, t.delivering_up_to)))
             order by e.at limit ${portion}
           ) e limit ${portion}
         )
         delete from audit_event e using old where e.account_id = old.account_id and e.id = old.id`,
        before,
      ),
    removeSessions: (before) =>
      remove(
        `delete from session_credential where id in (select id from session_credential where expires_at < $1 order by expires_at limit ${portion})`,
        before,
      ),
    removeSpentChallenges: (before) =>
      remove(
        `delete from spent_challenge where hash in (select hash from spent_challenge where expires_at < $1 order by expires_at limit ${portion})`,
        before,
      ),
    removeRateBuckets: (before) =>
      remove(
        `delete from rate_bucket where key in (
           select key from rate_bucket where arrives_at < $1 order by arrives_at limit ${portion} for update skip locked)`,
        before,
      ),
    removePullHours: (before) => remove(pullDaysBefore(`'{HOUR}'`), before),
    removePullDays: (before) => remove(pullDaysBefore(`'{TOTAL,HOUR,TAG,PLATFORM}'`), before),
  }
}

function pullDaysBefore(facets: string): string {
  return `with old as (
            select repository_id, facet, day, name from pull_day
            where facet = any(${facets}::pull_facet[]) and day < ($1::timestamptz at time zone 'UTC')::date limit ${portion}
          )
          delete from pull_day using old where (pull_day.repository_id, pull_day.facet, pull_day.day, pull_day.name) = (old.repository_id, old.facet, old.day, old.name)`
}
