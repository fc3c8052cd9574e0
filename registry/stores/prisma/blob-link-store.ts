import type { Digest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { BlobLinkStore, PartCounts } from '#registry/stores/blob-links.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { sharedBlobLock } from './blob-lock.ts'
import { isForeignKeyViolation } from './prisma-errors.ts'
import { createRepositoryCache } from './repository-cache.ts'
import { inTransaction, lockRepository } from './transaction.ts'

const cacheBytesMax = 16 << 20

interface Link {
  readonly sizeBytes: number
  /** Until then, by this process's clock of milliseconds, the collector's grace period has hardly begun. */
  freshUntilMs: number
}

export interface BlobLinkOptions {
  /** How far the grace period of a link may have run when a client is told of it; then it begins anew. */
  readonly refreshAfterSeconds: number
}

/** Whether a repository has a blob is on every pull's way: kept in memory while changes are announced. */
export function createBlobLinkStore(
  { pool }: Pick<Database, 'pool'>,
  invalidations: Invalidations,
  { refreshAfterSeconds }: BlobLinkOptions = { refreshAfterSeconds: 3600 },
): BlobLinkStore {
  const cache = createRepositoryCache<Link>(invalidations, {
    bytesMax: cacheBytesMax,
    bytesOf: () => 0,
    isInTransaction: () => pool.isInTransaction,
  })
  const find = (repositoryId: string, digest: Digest) =>
    cache.get(repositoryId, digest, async () => {
      const askedMs = performance.now()
      const { rows } = await pool.query<{ size_bytes: string; age_seconds: number }>({
        name: 'find_blob_link',
        text: `select b.size_bytes, extract(epoch from now() - l.wanted_at)::float8 as age_seconds
               from repository_blob l join blob b using (digest) where l.repository_id = $1 and l.digest = $2`,
        values: [repositoryId, digest],
      })
      const [row] = rows
      return row && { sizeBytes: Number(row.size_bytes), freshUntilMs: askedMs + (refreshAfterSeconds - row.age_seconds) * 1000 }
    })
  return {
    async find(repositoryId, digest) {
      return (await find(repositoryId, digest))?.sizeBytes
    },

    async want(repositoryId, digest) {
      const link = await find(repositoryId, digest)
      const nowMs = performance.now()
      if (!link || nowMs < link.freshUntilMs) return link?.sizeBytes
      // The memory may be of a link that the collector has just removed: the update says whether it is there. It waits for
      // no disk, as a crash that forgets it costs a push that is refused and begun again.
      const { rowCount } = await pool.query({
        name: 'want_blob_link',
        text: `with hurry as (select set_config('synchronous_commit', 'off', true))
               update repository_blob set wanted_at = now() from hurry where repository_id = $1 and digest = $2`,
        values: [repositoryId, digest],
      })
      if (rowCount !== 1) return undefined
      link.freshUntilMs = nowMs + refreshAfterSeconds * 1000
      return link.sizeBytes
    },

    async link(repositoryId, digest, sizeBytes, uploadId) {
      try {
        await pool.query({
          name: 'link_blob',
          text: `with locked as materialized (select ${sharedBlobLock('$2')}),
                      known as (insert into blob (digest, size_bytes) select $2, $3::bigint from locked on conflict do nothing),
                      ended as (delete from upload where id = $4)
                 insert into repository_blob (repository_id, digest) select $1::uuid, $2 from locked
                 on conflict (repository_id, digest) do update set wanted_at = now()`,
          values: [repositoryId, digest, sizeBytes, uploadId ?? null],
        })
      } catch (error) {
        throw isForeignKeyViolation(error) ? repositoryGone(error) : error
      }
    },

    async mount(toRepositoryId, fromRepositoryId, digest) {
      try {
        const { rows } = await pool.query<{ found: boolean }>({
          name: 'mount_blob',
          // The link that is held keeps the collector off the blob.
          text: `with source as (select digest from repository_blob where repository_id = $2 and digest = $3 for key share),
                      mounted as (insert into repository_blob (repository_id, digest) select $1::uuid, digest from source
                                  on conflict (repository_id, digest) do update set wanted_at = now())
                 select exists (select from source) as found`,
          values: [toRepositoryId, fromRepositoryId, digest],
        })
        return rows[0]?.found ?? false
      } catch (error) {
        throw isForeignKeyViolation(error) ? repositoryGone(error) : error
      }
    },

    async unlink(repositoryId, digest) {
      const outcome = await inTransaction({ pool }, async (client) => {
        await lockRepository(client, repositoryId)
        const { rows } = await client.query<{ linked: boolean; used: boolean }>({
          name: 'blob_use',
          text: `select exists (select from repository_blob where repository_id = $1 and digest = $2) as linked,
                        exists (select from manifest_blob where repository_id = $1 and blob_digest = $2) as used`,
          values: [repositoryId, digest],
        })
        if (!rows[0]?.linked) return 'not-linked'
        if (rows[0].used) return 'in-use'
        await client.query('delete from repository_blob where repository_id = $1 and digest = $2', [repositoryId, digest])
        return 'unlinked'
      })
      pool.afterCommit(() => cache.forget(repositoryId))
      return outcome
    },

    async countPart(repositoryId, uploadId, { isShort }) {
      try {
        await pool.query({
          name: 'count_part',
          text: `insert into upload (id, repository_id, part_count, short_parts, last_is_short) values ($1, $2, 1, $3::boolean::int, $3)
                 on conflict (id) do update set part_count = upload.part_count + 1, short_parts = upload.short_parts + excluded.short_parts,
                   last_is_short = excluded.last_is_short`,
          values: [uploadId, repositoryId, isShort],
        })
      } catch (error) {
        throw isForeignKeyViolation(error) ? repositoryGone(error) : error
      }
    },

    async forgetParts(uploadId) {
      await pool.query('delete from upload where id = $1', [uploadId])
    },

    async partCounts(uploadId) {
      const { rows } = await pool.query<PartCounts>({
        name: 'part_counts',
        text: `select part_count as "partCount", short_parts - last_is_short::int as "shortParts" from upload where id = $1`,
        values: [uploadId],
      })
      return rows[0] ?? { partCount: 0, shortParts: 0 }
    },
  }
}

// The only key that can be broken here is the repository's: the blob's is there as long as the statement holds its lock, or a link.
function repositoryGone(cause: unknown): ServiceError {
  return new ServiceError('repository-not-found', 'The repository was deleted meanwhile', { cause })
}
