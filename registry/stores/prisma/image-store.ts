import type { Digest } from '#registry/domain/digest.ts'
import type { PlatformSummary } from '#registry/domain/manifest.ts'
import { indexMediaTypes } from '#registry/domain/media-types.ts'
import type { ImageStore, StoredManifest } from '#registry/stores/images.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createFoundPlatforms } from './found-platforms.ts'
import { deleteImage } from './image-delete.ts'
import { findImage, findImages, listImages, listReferrers, listTagNames, listTags } from './image-lists.ts'
import { putImage } from './image-put.ts'
import { createRepositoryCache } from './repository-cache.ts'
import { findTag, findTags } from './tag-lists.ts'
import { inTransaction } from './transaction.ts'

// A manifest is some kilobytes: tens of thousands of them fit.
const cacheBytesMax = 64 << 20

/** Manifests by tag and by digest are kept in memory while changes are announced; everything else reads the database. */
export function createImageStore(database: Pick<Database, 'pool'>, invalidations: Invalidations): ImageStore {
  const { pool } = database
  const manifests = createRepositoryCache<StoredManifest>(invalidations, {
    bytesMax: cacheBytesMax,
    bytesOf: ({ bytes }) => bytes.length,
    isInTransaction: () => pool.isInTransaction,
  })
  const platforms = createFoundPlatforms(pool, invalidations)
  const forget = (repositoryId: string) => {
    manifests.forget(repositoryId)
    platforms.forget(repositoryId)
  }
  return {
    async put(image, tag, { imagesMax } = { imagesMax: Number.POSITIVE_INFINITY }) {
      const outcome = await inTransaction(database, (client) => putImage(client, image, { tag, imagesMax }))
      pool.afterCommit(() => forget(image.repositoryId))
      return outcome
    },
    findManifest: (repositoryId, reference) => manifests.get(repositoryId, reference, () => readManifest(pool, repositoryId, reference)),
    async delete(repositoryId, identifier) {
      const deletion = await inTransaction(database, (client) => deleteImage(client, repositoryId, identifier))
      pool.afterCommit(() => forget(repositoryId))
      return deletion
    },
    findImage: (repositoryId, reference) => findImage(pool, repositoryId, reference),
    findImages: (repositoryId, wanted) => findImages(pool, repositoryId, wanted),
    list: (repositoryId, page) => listImages(pool, repositoryId, page),
    listTags: (repositoryId, page) => listTags(pool, repositoryId, page),
    findTags: (repositoryId, query) => findTags(pool, repositoryId, query),
    findTag: (repositoryId, tag) => findTag(pool, repositoryId, tag),
    listTagNames: (repositoryId, page) => listTagNames(pool, repositoryId, page),
    platforms: (repositoryId) => platforms.find(repositoryId),
    referrers: (repositoryId, subject, artifactType, page) => listReferrers(pool, { repositoryId, subject, artifactType }, page),
  }
}

// An index says of its children where they run; an image that is in none says it itself.
const manifestColumns = `m.digest, m.media_type, m.bytes,
  exists (select from manifest_child c where c.repository_id = m.repository_id and c.child_digest = m.digest) as is_index_child,
  coalesce(
    (select p from manifest_child c
       join manifest i on i.repository_id = c.repository_id and i.digest = c.parent_digest
       cross join jsonb_array_elements(i.summary->'platforms') p
     where c.repository_id = m.repository_id and c.child_digest = m.digest and p->>'digest' = m.digest limit 1),
    m.summary->'platforms'->0) as platform`

interface ManifestRow {
  readonly digest: Digest
  readonly media_type: string
  readonly bytes: Buffer
  readonly is_index_child: boolean
  readonly platform: PlatformSummary | null
}

async function readManifest(pool: Database['pool'], repositoryId: string, reference: string): Promise<StoredManifest | undefined> {
  const byDigest = reference.includes(':')
  const { rows } = await pool.query<ManifestRow>({
    name: byDigest ? 'manifest_by_digest' : 'manifest_by_tag',
    text: byDigest
      ? `select ${manifestColumns} from manifest m where m.repository_id = $1 and m.digest = $2`
      : `select ${manifestColumns} from tag t join manifest m using (repository_id, digest) where t.repository_id = $1 and t.name = $2`,
    values: [repositoryId, reference],
  })
  const [row] = rows
  if (!row) return undefined
  const { digest, media_type: mediaType, is_index_child: isIndexChild, platform } = row
  // A copy: a row's bytes are a view that holds all the network buffer they came in.
  const manifest = { digest, mediaType, bytes: Buffer.from(row.bytes), isIndexChild }
  return platform && !indexMediaTypes.includes(mediaType) ? { ...manifest, platform } : manifest
}
