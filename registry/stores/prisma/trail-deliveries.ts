import type { PoolClient } from 'pg'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Delivery, TrailDeliveries } from '#registry/stores/trails.ts'

/** Of one file, as far as one transaction's events end there. */
const eventsMax = 2000
const pageSize = 100

interface TrailRow {
  readonly account_id: string
  readonly name: string
  readonly bucket: string
  readonly prefix: string | null
  readonly delivered_up_to: string
  readonly delivering_up_to: string | null
  readonly delivering_at: Date | null
  /** What may be delivered ends here: no transaction under way can still write before it. */
  readonly horizon: string
}

// Events are delivered in the order of their transactions' ids. A transaction that is older than the oldest one under way
// is over, so that nothing can come before what was delivered.
const horizonSql = 'least(pg_snapshot_xmin(pg_current_snapshot()), coalesce(t.delivers_before, pg_snapshot_xmin(pg_current_snapshot())))'

// What a transaction wrote that this server has not begun yet was written on another one.
const adoptSql = `
  with recursive now as (select pg_snapshot_xmax(pg_current_snapshot()) as next),
    accounts as (
      (select account_id from audit_event order by account_id limit 1)
      union all
      select (select e.account_id from audit_event e where e.account_id > a.account_id order by e.account_id limit 1)
      from accounts a where a.account_id is not null
    ), restored as (
      select a.account_id from accounts a cross join lateral (
        select transaction_id from audit_event e where e.account_id = a.account_id order by transaction_id desc limit 1) e, now
      where e.transaction_id >= now.next
      union select account_id from trail, now where delivered_up_to > now.next
    ), events as (
      update audit_event e set transaction_id = case when exists (
          select from trail t where t.account_id = e.account_id and e.transaction_id >= t.delivered_up_to
            and (t.logging or e.transaction_id < t.delivers_before))
        then pg_current_xact_id() else '0'::xid8 end
      from restored r, now where e.account_id = r.account_id and e.transaction_id >= now.next
    )
  update trail t set delivered_up_to = pg_current_xact_id(), delivering_up_to = null, delivering_at = null,
    delivers_before = case when delivers_before is not null then (pg_current_xact_id()::text::bigint + 1)::text::xid8 end
  from restored r where t.account_id = r.account_id`

export function createTrailDeliveries({ pool }: Pick<Database, 'pool'>): TrailDeliveries {
  return {
    async adoptRestored() {
      await pool.query(adoptSql)
    },

    async waiting(limit) {
      const { rows } = await pool.query<{ account_id: string; name: string }>(
        // Those that failed come last, so that they keep none of the others from their turn.
        `select account_id, name from trail t
         where t.delivering_up_to is not null or ((t.logging or t.delivers_before is not null) and exists (
           select from audit_event e
           where e.account_id = t.account_id and e.transaction_id >= t.delivered_up_to and e.transaction_id < ${horizonSql}))
         order by delivery_error is not null, delivered_at nulls first, account_id, name limit $1`,
        [limit],
      )
      return rows.map(({ account_id: accountId, name }) => ({ accountId, name }))
    },

    begin: ({ accountId, name }, at) =>
      pool.transaction(async (client) => {
        const { rows } = await client.query<TrailRow>(
          `select account_id, name, bucket, prefix, delivered_up_to::text, delivering_up_to::text, delivering_at, ${horizonSql}::text as horizon
           from trail t where account_id = $1 and name = $2 and (logging or delivers_before is not null or delivering_up_to is not null)
           for update`,
          [accountId, name],
        )
        const [trail] = rows
        if (!trail) return undefined
        if (trail.delivering_up_to !== null) return toDelivery(trail, trail.delivering_up_to, trail.delivering_at ?? at)
        const upTo = await findEnd(client, trail)
        if (upTo === undefined) return undefined
        await client.query('update trail set delivering_up_to = $3::xid8, delivering_at = $4 where account_id = $1 and name = $2', [
          accountId,
          name,
          upTo,
          at,
        ])
        return toDelivery(trail, upTo, at)
      }),

    async *read({ accountId, from, upTo }) {
      let [afterTransaction, afterId] = [from, '00000000-0000-0000-0000-000000000000']
      for (;;) {
        const { rows } = await pool.query<{ transaction_id: string; id: string; event: string }>({
          name: 'read_delivery',
          text: `select transaction_id::text, id, event from audit_event
                 where account_id = $1 and transaction_id >= $2::xid8 and transaction_id < $3::xid8 and (transaction_id, id) > ($4::xid8, $5::uuid)
                 order by transaction_id, id limit $6`,
          values: [accountId, afterTransaction, upTo, afterTransaction, afterId, pageSize],
        })
        for (const { event } of rows) yield event
        const last = rows.at(-1)
        if (!last || rows.length < pageSize) return
        afterTransaction = last.transaction_id
        afterId = last.id
      }
    },

    // Not if the trail was deleted and made anew, or somebody else was quicker.
    async complete({ accountId, trailName, from, upTo }, at) {
      await pool.query(
        `update trail set delivered_up_to = $4::xid8, delivering_up_to = null, delivering_at = null, delivered_at = $5, delivery_error = null
         where account_id = $1 and name = $2 and delivered_up_to = $3::xid8 and delivering_up_to = $4::xid8`,
        [accountId, trailName, from, upTo, at],
      )
    },

    async fail({ accountId, name }, message) {
      await pool.query('update trail set delivery_error = $3 where account_id = $1 and name = $2', [accountId, name, message])
    },
  }
}

/** Where the next file ends: at the horizon, or before the transaction with which it would have too many events. */
async function findEnd(client: PoolClient, trail: TrailRow): Promise<string | undefined> {
  const range = [trail.account_id, trail.delivered_up_to, trail.horizon]
  const nth = async (offset: number) => {
    const { rows } = await client.query<{ transaction_id: string; next: string }>(
      `select transaction_id::text, (transaction_id::text::bigint + 1)::text as next from audit_event
       where account_id = $1 and transaction_id >= $2::xid8 and transaction_id < $3::xid8 order by transaction_id offset $4 limit 1`,
      [...range, offset],
    )
    return rows[0]
  }
  const first = await nth(0)
  if (!first) return undefined
  const beyond = await nth(eventsMax)
  if (!beyond) return trail.horizon
  return beyond.transaction_id === first.transaction_id ? first.next : beyond.transaction_id
}

function toDelivery(trail: TrailRow, upTo: string, at: Date): Delivery {
  return {
    accountId: trail.account_id,
    trailName: trail.name,
    bucket: trail.bucket,
    ...(trail.prefix === null ? {} : { prefix: trail.prefix }),
    at,
    from: trail.delivered_up_to,
    upTo,
  }
}
