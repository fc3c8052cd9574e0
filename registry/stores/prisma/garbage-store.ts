import type { Digest } from '#registry/domain/digest.ts'
import type { GarbageStore, LinkName, Portion, StoredLogo } from '#registry/stores/garbage.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { soleBlobLock } from './blob-lock.ts'
import { inTransaction } from './transaction.ts'

// Looked at by one statement, garbage or not.
const rowsPerPortion = 2000

// `l` is a link and `$1` the grace period. Whether an image uses it is looked up by blob first.
const isUnwanted = `l.wanted_at < now() - make_interval(secs => $1)
  and not exists (select from manifest_blob m where m.blob_digest = l.digest and m.repository_id = l.repository_id)`

// `g` is a logo and `$1` the grace period.
const isUnusedLogo = `g.wanted_at < now() - make_interval(secs => $1)
  and not exists (select from repository r where r.logo_digest = g.digest)
  and not exists (select from catalog_revision c where c.logo_digest = g.digest)`

/** @see docs/decisions/0013-garbage-collection-beside-pushes.md for what each lock is good for. */
export function createGarbageStore(database: Pick<Database, 'pool'>): GarbageStore {
  const { pool } = database
  const find = async <Item>(text: string, values: readonly unknown[]): Promise<Portion<Item>> => {
    const { rows } = await pool.query<{ items: readonly Item[]; next: string | null }>(text, [...values])
    const { items = [], next = null } = rows[0] ?? {}
    return next === null ? { items } : { items, next }
  }
  return {
    findLinks(graceSeconds, after = '00000000-0000-0000-0000-000000000000 ') {
      const [repositoryId, digest] = after.split(' ')
      return find<LinkName>(
        `with portion as materialized (
           select * from repository_blob where (repository_id, digest) > ($2::uuid, $3) order by repository_id, digest limit ${rowsPerPortion}
         )
         select (select coalesce(json_agg(json_build_object('repositoryId', l.repository_id, 'digest', l.digest)), '[]')
                 from portion l where ${isUnwanted}) as items,
                ${nextOf("repository_id || ' ' || digest", 'repository_id, digest')}`,
        [graceSeconds, repositoryId, digest],
      )
    },

    removeLinks: (graceSeconds, links) =>
      inTransaction(database, async (client) => {
        const names = [links.map(({ repositoryId }) => repositoryId), links.map(({ digest }) => digest)]
        // An image that is being put holds the links of its blobs: such are left. Locked first, so that the second statement
        // sees every image that was put before, and no other one comes to be.
        const locked = await client.query<LinkName>(
          `select repository_id as "repositoryId", digest from repository_blob
           where (repository_id, digest) in (select * from unnest($1::uuid[], $2::text[])) for update skip locked`,
          names,
        )
        const { rowCount } = await client.query(
          `delete from repository_blob l using unnest($2::uuid[], $3::text[]) name (repository_id, digest)
           where l.repository_id = name.repository_id and l.digest = name.digest and ${isUnwanted}`,
          [graceSeconds, locked.rows.map(({ repositoryId }) => repositoryId), locked.rows.map(({ digest }) => digest)],
        )
        return rowCount ?? 0
      }),

    findBlobs: (graceSeconds, after = '') =>
      find<Digest>(
        `with portion as materialized (select digest from blob where digest > $2 order by digest limit ${rowsPerPortion})
         select (select coalesce(json_agg(p.digest), '[]') from portion p
                 where not exists (select from repository_blob l where l.digest = p.digest and not (${isUnwanted}))) as items,
                ${nextOf('digest', 'digest')}`,
        [graceSeconds, after],
      ),

    unknownBlobs: (digests) => unknown<Digest>(pool, 'select from blob where digest = key', digests),

    removeBlob: (digest, removeFile) =>
      inTransaction(database, async (client) => {
        // What a crash of the database brings back is found again, without its file.
        const { rows: locked } = await client.query<{ got: boolean }>(
          `select ${soleBlobLock('$1')} as got, set_config('synchronous_commit', 'off', true)`,
          [digest],
        )
        if (!locked[0]?.got) return false
        // A statement of its own: it sees what was linked before the lock.
        const { rows } = await client.query<{ linked: boolean }>(
          'select exists (select from repository_blob where digest = $1) as linked',
          [digest],
        )
        const file = rows[0]?.linked ? 'stays' : await removeFile()
        if (file === 'stays') return false
        const { rowCount } = await client.query('delete from blob where digest = $1', [digest])
        return file === 'removed' || rowCount === 1
      }),

    findUploads: (ageSeconds, after = '00000000-0000-0000-0000-000000000000') =>
      find<string>(
        `with portion as materialized (
           select id from upload where created_at < now() - make_interval(secs => $1) and id > $2::uuid order by id limit ${rowsPerPortion}
         )
         select (select coalesce(json_agg(id), '[]') from portion) as items, ${nextOf('id::text', 'id')}`,
        [ageSeconds, after],
      ),

    unknownUploads: (uploadIds) => unknown<string>(pool, 'select from upload where id = key::uuid', uploadIds),

    findLogos: (graceSeconds, after = '') =>
      find<StoredLogo>(
        `with portion as materialized (
           select digest, wanted_at, octet_length(bytes) as size from logo where digest > $2 order by digest limit ${rowsPerPortion}
         )
         select (select coalesce(json_agg(json_build_object('digest', g.digest, 'sizeBytes', g.size)), '[]')
                 from portion g where ${isUnusedLogo}) as items,
                ${nextOf('digest', 'digest')}`,
        [graceSeconds, after],
      ),

    removeLogos: (graceSeconds, digests) =>
      inTransaction(database, async (client) => {
        const locked = await client.query<{ digest: string }>('select digest from logo where digest = any($1) for update skip locked', [
          digests,
        ])
        const { rows } = await client.query<StoredLogo>(
          `delete from logo g where g.digest = any($2) and ${isUnusedLogo} returning g.digest, octet_length(g.bytes) as "sizeBytes"`,
          [graceSeconds, locked.rows.map(({ digest }) => digest)],
        )
        return rows
      }),
  }
}

/** The last of a whole portion; null when there is no further one. */
function nextOf(position: string, order: string): string {
  const last = order.replaceAll(/\w+/g, '$& desc')
  return `case when (select count(*) from portion) = ${rowsPerPortion} then (select ${position} from portion order by ${last} limit 1) end as next`
}

async function unknown<Key extends string>(pool: Database['pool'], row: string, keys: readonly Key[]): Promise<readonly Key[]> {
  const { rows } = await pool.query<{ key: Key }>(`select key from unnest($1::text[]) key where not exists (${row})`, [keys])
  return rows.map(({ key }) => key)
}
