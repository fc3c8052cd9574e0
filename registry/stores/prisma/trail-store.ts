import type { PoolClient } from 'pg'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { NewTrail, Trail, TrailStore } from '#registry/stores/trails.ts'

interface TrailRow {
  readonly account_id: string
  readonly name: string
  readonly bucket: string
  readonly prefix: string | null
  readonly multi_region: boolean
  readonly logging: boolean
  readonly started_at: Date | null
  readonly stopped_at: Date | null
  readonly delivered_at: Date | null
  readonly delivery_error: string | null
}

const columns = 'account_id, name, bucket, prefix, multi_region, logging, started_at, stopped_at, delivered_at, delivery_error'

export function createTrailStore({ pool }: Pick<Database, 'pool'>): TrailStore {
  const changed = async (text: string, values: readonly unknown[]) => (await pool.query(text, [...values])).rowCount === 1
  return {
    create: (trail, trailsMax) =>
      pool.transaction(async (client) => {
        // Of two at once the second one counts the first.
        await client.query('select 1 from account where id = $1 for no key update', [trail.accountId])
        const { rows: others } = await client.query<{ name: string }>('select name from trail where account_id = $1', [trail.accountId])
        return insertTrail(
          client,
          trail,
          others.map(({ name }) => name),
          trailsMax,
        )
      }),
    async find(accountId, name) {
      const { rows } = await pool.query<TrailRow>(`select ${columns} from trail where account_id = $1 and name = $2`, [accountId, name])
      return rows[0] && toTrail(rows[0])
    },
    async list(accountId) {
      const { rows } = await pool.query<TrailRow>(`select ${columns} from trail where account_id = $1 order by name`, [accountId])
      return rows.map(toTrail)
    },
    // What waits from before a stop is not skipped by a start that comes at once. One that logs already goes on where it is.
    startLogging: (accountId, name, at) =>
      changed(
        `update trail set
           delivered_up_to = case when logging or delivered_up_to < delivers_before then delivered_up_to else pg_current_xact_id() end,
           started_at = case when logging then started_at else $3 end,
           logging = true, delivers_before = null
         where account_id = $1 and name = $2`,
        [accountId, name, at],
      ),
    stopLogging: (accountId, name, at) =>
      changed(
        `update trail set
           delivers_before = case when logging then (pg_current_xact_id()::text::bigint + 1)::text::xid8 else delivers_before end,
           stopped_at = case when logging then $3 else stopped_at end,
           logging = false
         where account_id = $1 and name = $2`,
        [accountId, name, at],
      ),
    delete: (accountId, name) => changed('delete from trail where account_id = $1 and name = $2', [accountId, name]),
  }
}

async function insertTrail(
  client: PoolClient,
  { accountId, name, bucket, prefix, multiRegion }: NewTrail,
  others: readonly string[],
  trailsMax: number,
): Promise<Trail> {
  if (others.includes(name)) throw new ServiceError('trail-already-exists', `Trail ${name} already exists for customer: ${accountId}`)
  if (others.length >= trailsMax)
    throw new ServiceError('trail-limit-exceeded', `User: ${accountId} already has ${trailsMax} trails in us-east-1.`)
  const { rows } = await client.query<TrailRow>(
    `insert into trail (account_id, name, bucket, prefix, multi_region) values ($1, $2, $3, $4, $5) returning ${columns}`,
    [accountId, name, bucket, prefix ?? null, multiRegion],
  )
  if (!rows[0]) throw new Error('an inserted trail is not there')
  return toTrail(rows[0])
}

function toTrail(row: TrailRow): Trail {
  return {
    accountId: row.account_id,
    name: row.name,
    bucket: row.bucket,
    ...(row.prefix === null ? {} : { prefix: row.prefix }),
    multiRegion: row.multi_region,
    logging: row.logging,
    ...(row.started_at ? { startedAt: row.started_at } : {}),
    ...(row.stopped_at ? { stoppedAt: row.stopped_at } : {}),
    ...(row.delivered_at ? { deliveredAt: row.delivered_at } : {}),
    ...(row.delivery_error === null ? {} : { deliveryError: row.delivery_error }),
  }
}
