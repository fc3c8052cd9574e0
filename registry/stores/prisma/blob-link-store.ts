import { LRUCache } from 'lru-cache'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { BlobLinkStore, PartCounts, UploadRecord } from '#registry/stores/blob-links.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createRepositoryCache } from './repository-cache.ts'
import { inTransaction, lockRepository } from './transaction.ts'

const cacheBytesMax = 16 << 20
const knownUploadsMax = 2000

/** Whether a repository has a blob is on every pull's way: kept in memory while changes are announced. */
export function createBlobLinkStore({ pool }: Pick<Database, 'pool'>, invalidations: Invalidations): BlobLinkStore {
  const cache = createRepositoryCache<{ sizeBytes: number }>(invalidations, {
    bytesMax: cacheBytesMax,
    bytesOf: () => 0,
    isInTransaction: () => pool.isInTransaction,
  })
  // Each request of a push asks whose upload it is. That never changes, and whether it has ended its file tells.
  const knownUploads = new LRUCache<string, UploadRecord>({ max: knownUploadsMax })
  return {
    async find(repositoryId, digest) {
      const found = await cache.get(repositoryId, digest, async () => {
        const { rows } = await pool.query<{ size_bytes: string }>({
          name: 'find_blob_link',
          text: 'select b.size_bytes from repository_blob l join blob b using (digest) where l.repository_id = $1 and l.digest = $2',
          values: [repositoryId, digest],
        })
        return rows[0] && { sizeBytes: Number(rows[0].size_bytes) }
      })
      return found?.sizeBytes
    },

    async link(repositoryId, digest, sizeBytes, uploadId) {
      try {
        await pool.query({
          name: 'link_blob',
          text: `with known as (insert into blob (digest, size_bytes) values ($2, $3) on conflict do nothing),
                      ended as (delete from upload where id = $4)
                 insert into repository_blob (repository_id, digest) values ($1, $2) on conflict do nothing`,
          values: [repositoryId, digest, sizeBytes, uploadId ?? null],
        })
      } catch (error) {
        throw isForeignKeyViolation(error) ? repositoryGone(error) : error
      }
      if (uploadId !== undefined) knownUploads.delete(uploadId)
    },

    async mount(toRepositoryId, fromRepositoryId, digest) {
      try {
        const { rows } = await pool.query<{ found: boolean }>({
          name: 'mount_blob',
          text: `with source as (select digest from repository_blob where repository_id = $2 and digest = $3 for key share),
                      mounted as (insert into repository_blob (repository_id, digest) select $1::uuid, digest from source on conflict do nothing)
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

    async beginUpload(upload) {
      const { id, repositoryId, principalArn } = upload
      try {
        // Nothing waits for the disk here: the setting holds for this statement's own transaction.
        await pool.query({
          name: 'begin_upload',
          text: `with hurry as (select set_config('synchronous_commit', 'off', true))
                 insert into upload (id, repository_id, principal_arn) select $1::uuid, $2::uuid, $3 from hurry`,
          values: [id, repositoryId, principalArn],
        })
      } catch (error) {
        throw isForeignKeyViolation(error) ? repositoryGone(error) : error
      }
      knownUploads.set(id, upload)
    },

    async findUpload(uploadId) {
      const known = knownUploads.get(uploadId)
      if (known) return known
      const { rows } = await pool.query<UploadRecord>({
        name: 'find_upload',
        text: `select id, repository_id as "repositoryId", principal_arn as "principalArn" from upload where id = $1`,
        values: [uploadId],
      })
      if (rows[0]) knownUploads.set(uploadId, rows[0])
      return rows[0]
    },

    async countPart(uploadId, { isShort }) {
      await pool.query({
        name: 'count_part',
        text: `update upload set part_count = part_count + 1, short_parts = short_parts + $2::boolean::int, last_is_short = $2 where id = $1`,
        values: [uploadId, isShort],
      })
    },

    async partCounts(uploadId) {
      const { rows } = await pool.query<PartCounts>({
        name: 'part_counts',
        text: `select part_count as "partCount", short_parts - last_is_short::int as "shortParts" from upload where id = $1`,
        values: [uploadId],
      })
      return rows[0] ?? { partCount: 0, shortParts: 0 }
    },

    async endUpload(uploadId) {
      knownUploads.delete(uploadId)
      await pool.query('delete from upload where id = $1', [uploadId])
    },
  }
}

// PostgreSQL's foreign_key_violation: the only key that can be broken here is the repository's.
function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503'
}

function repositoryGone(cause: unknown): ServiceError {
  return new ServiceError('repository-not-found', 'The repository was deleted meanwhile', { cause })
}
