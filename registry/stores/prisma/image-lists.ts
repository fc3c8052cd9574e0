import type { Pool } from 'pg'
import { z } from 'zod'
import type { Digest } from '#registry/domain/digest.ts'
import type { ManifestSummary } from '#registry/domain/manifest.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Image, Referrer, TaggedImage } from '#registry/stores/images.ts'

/** A manifest as lists show it. */
export interface ImageRow {
  readonly digest: Digest
  readonly media_type: string
  readonly artifact_media_type: string | null
  readonly image_size_bytes: string
  readonly pushed_at: Date
  readonly summary: ManifestSummary
}

/** The columns of {@link ImageRow}, from `manifest m`. */
export const imageColumns = 'm.digest, m.media_type, m.artifact_media_type, m.image_size_bytes, m.pushed_at, m.summary'
const tagsColumn = 'array(select t.name from tag t where t.repository_id = m.repository_id and t.digest = m.digest order by t.name) as tags'

export async function findImage(pool: Pool, repositoryId: string, reference: string): Promise<Image | undefined> {
  const byDigest = reference.includes(':')
  const { rows } = await pool.query<ImageRow & { tags: string[] }>({
    name: byDigest ? 'image_by_digest' : 'image_by_tag',
    text: byDigest
      ? `select ${imageColumns}, ${tagsColumn} from manifest m where m.repository_id = $1 and m.digest = $2`
      : `select ${imageColumns}, ${tagsColumn} from tag n join manifest m using (repository_id, digest) where n.repository_id = $1 and n.name = $2`,
    values: [repositoryId, reference],
  })
  return rows[0] && { ...toImage(rows[0]), tags: rows[0].tags }
}

export async function findImages(
  pool: Pool,
  repositoryId: string,
  { digests = [], tags = [] }: { readonly digests?: readonly Digest[]; readonly tags?: readonly string[] },
): Promise<Image[]> {
  if (digests.length + tags.length === 0) return []
  const { rows } = await pool.query<ImageRow & { tags: string[] }>({
    name: 'images_by_references',
    text: `select ${imageColumns}, ${tagsColumn} from manifest m where m.repository_id = $1
           and m.digest = any(array(select n.digest from tag n where n.repository_id = $1 and n.name = any($3)) || $2::text[])`,
    values: [repositoryId, digests, tags],
  })
  return rows.map((row) => ({ ...toImage(row), tags: row.tags }))
}

export async function listImages(pool: Pool, repositoryId: string, { limit, after }: PageRequest): Promise<Page<Image>> {
  const { at, key } = parsePosition(after)
  const { rows } = await pool.query<ImageRow & { tags: string[] }>({
    name: 'list_images',
    text: `select ${imageColumns}, ${tagsColumn} from manifest m
           where m.repository_id = $1 and ($2::timestamptz is null or (m.pushed_at, m.digest) < ($2, $3))
           order by m.pushed_at desc, m.digest desc limit $4`,
    values: [repositoryId, at, key, limit + 1],
  })
  const images = rows.map((row) => ({ ...toImage(row), tags: row.tags }))
  return slice(images, limit, ({ pushedAt, digest }) => formatPosition(pushedAt, digest))
}

export async function listTags(pool: Pool, repositoryId: string, { limit, after }: PageRequest): Promise<Page<TaggedImage>> {
  const { at, key } = parsePosition(after)
  const { rows } = await pool.query<ImageRow & { tag: string; tag_pushed_at: Date }>({
    name: 'list_tags',
    text: `select t.name as tag, t.pushed_at as tag_pushed_at, ${imageColumns} from tag t join manifest m using (repository_id, digest)
           where t.repository_id = $1 and ($2::timestamptz is null or (t.pushed_at, t.name) < ($2, $3))
           order by t.pushed_at desc, t.name desc limit $4`,
    values: [repositoryId, at, key, limit + 1],
  })
  const tags = rows.map((row) => ({ tag: row.tag, tagPushedAt: row.tag_pushed_at, image: toImage(row) }))
  return slice(tags, limit, ({ tag, tagPushedAt }) => formatPosition(tagPushedAt, tag))
}

export async function listTagNames(pool: Pool, repositoryId: string, { limit, after }: PageRequest): Promise<Page<string>> {
  const { rows } = await pool.query<{ name: string }>({
    name: 'list_tag_names',
    text: 'select name from tag where repository_id = $1 and name > $2 order by name limit $3',
    values: [repositoryId, after ?? '', limit + 1],
  })
  return slice(
    rows.map((row) => row.name),
    limit,
    (name) => name,
  )
}

export async function listReferrers(
  pool: Pool,
  of: { readonly repositoryId: string; readonly subject: Digest; readonly artifactType: string | undefined },
  { limit, after }: PageRequest,
): Promise<Page<Referrer>> {
  const { rows } = await pool.query<ImageRow & { bytes_length: number }>({
    name: 'list_referrers',
    text: `select ${imageColumns}, length(m.bytes) as bytes_length from manifest m
           where m.repository_id = $1 and m.subject_digest = $2 and ($3::text is null or m.artifact_media_type = $3) and m.digest > $4
           order by m.digest limit $5`,
    values: [of.repositoryId, of.subject, of.artifactType ?? null, after ?? '', limit + 1],
  })
  const referrers = rows.map((row) => ({
    digest: row.digest,
    mediaType: row.media_type,
    sizeBytes: row.bytes_length,
    artifactMediaType: row.artifact_media_type ?? undefined,
    annotations: row.summary.annotations,
  }))
  return slice(referrers, limit, ({ digest }) => digest)
}

export function toImage(row: ImageRow): Omit<Image, 'tags'> {
  return {
    digest: row.digest,
    mediaType: row.media_type,
    artifactMediaType: row.artifact_media_type ?? undefined,
    imageSizeBytes: Number(row.image_size_bytes),
    pushedAt: row.pushed_at,
    summary: row.summary,
  }
}

// One more row than was asked for tells whether there is a next page.
function slice<T>(rows: readonly T[], limit: number, positionOf: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: positionOf(last) } : { items }
}

const positionSchema = z.tuple([z.iso.datetime(), z.string().min(1)])

function formatPosition(at: Date, key: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), key])).toString('base64url')
}

function parsePosition(position: string | undefined): { at: string | null; key: string } {
  if (position === undefined) return { at: null, key: '' }
  try {
    const [at, key] = positionSchema.parse(JSON.parse(Buffer.from(position, 'base64url').toString('utf8')))
    return { at, key }
  } catch (cause) {
    throw new ServiceError(
      'invalid-parameter',
      "Invalid parameter at 'nextToken' failed to satisfy constraint: 'must be a token of the page before'",
      {
        cause,
      },
    )
  }
}
