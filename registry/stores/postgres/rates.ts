import { LRUCache } from 'lru-cache'
import type { RateStore, Turn } from '#registry/stores/rates.ts'
import type { Database } from './database.ts'

const rememberedKeysMax = 50_000

/**
 * The generic cell rate algorithm in one statement: a row holds when the next request would come at the exact rate. A
 * request goes on while that is no further ahead than the burst allows, and then moves it on. The row's lock puts the
 * requests of all processes in one line; the clock is asked once it is held.
 */
const takeSql = `
  with taken as (
    insert into rate_bucket as b (key, arrives_at) values ($1, clock_timestamp() + make_interval(secs => $2::float8))
    on conflict (key) do update set arrives_at = greatest(b.arrives_at, clock_timestamp()) + make_interval(secs => $2::float8)
      where b.arrives_at <= clock_timestamp() + make_interval(secs => $3::float8)
    returning b.arrives_at)
  select true as taken, extract(epoch from arrives_at - clock_timestamp())::float8 as ahead from taken
  union all
  select false, extract(epoch from arrives_at - clock_timestamp())::float8
  from rate_bucket where key = $1 and not exists (select from taken)`

/** Must not be asked within a transaction, which would hold everybody of the same key up until its end. */
export function createRateStore({ pool }: Pick<Database, 'pool'>, monotonicMs = () => performance.now()): RateStore {
  // How far ahead each key was when last seen. It only grows, so who is refused by this is refused by the database, too.
  const seen = new LRUCache<string, number>({ max: rememberedKeysMax })
  return {
    async take(key, perSecond, { patienceSeconds = 0, burst: atOnce = perSecond } = {}): Promise<Turn> {
      const interval = 1 / perSecond
      const burst = Math.max(1, atOnce)
      const tolerance = (burst - 1) * interval
      // Before the question, so that the time on the way makes nobody wait longer.
      const askedMs = monotonicMs()
      const known = ((seen.get(key) ?? 0) - askedMs) / 1000 - tolerance
      if (known > patienceSeconds) return { taken: false, retryAfterSeconds: known }
      const { rows } = await pool.query<{ taken: boolean; ahead: number }>({
        name: 'take_turn',
        text: takeSql,
        values: [key, interval, tolerance + patienceSeconds],
      })
      // No row: another request made it at this moment.
      const { taken, ahead } = rows[0] ?? { taken: false, ahead: interval }
      seen.set(key, Math.max(seen.get(key) ?? 0, askedMs + ahead * 1000))
      return taken
        ? { taken, waitSeconds: Math.max(0, ahead - interval - tolerance) }
        : { taken, retryAfterSeconds: Math.max(0, ahead - tolerance) }
    },
    async giveBack(key, perSecond) {
      await pool.query({
        name: 'give_turn_back',
        text: 'update rate_bucket set arrives_at = arrives_at - make_interval(secs => $2::float8) where key = $1',
        values: [key, 1 / perSecond],
      })
      const known = seen.get(key)
      if (known !== undefined) seen.set(key, known - 1000 / perSecond)
    },
    async grant(keys, seconds) {
      await pool.query({
        name: 'grant_passes',
        text: `insert into rate_bucket (key, arrives_at)
               select k, clock_timestamp() + make_interval(secs => $2::float8) from (select distinct unnest($1::text[]) as k) keys order by k
               on conflict (key) do update set arrives_at = excluded.arrives_at`,
        values: [keys, seconds],
      })
    },
    async redeem(key) {
      const { rowCount } = await pool.query({
        name: 'redeem_pass',
        text: 'delete from rate_bucket where key = $1 and arrives_at > clock_timestamp()',
        values: [key],
      })
      return rowCount === 1
    },
  }
}
