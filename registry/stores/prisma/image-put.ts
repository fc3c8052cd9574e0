import type { PoolClient } from 'pg'
import type { Digest } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { NewImage } from '#registry/stores/images.ts'
import { lockRepository } from './transaction.ts'

/** The statements of `ImageStore.put`, in the transaction that `client` is in. */
export async function putImage(
  client: PoolClient,
  image: NewImage,
  { tag, imagesMax }: { readonly tag: string | undefined; readonly imagesMax: number },
) {
  const { repositoryId, digest } = image
  if (!(await lockRepository(client, repositoryId))) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
  const linked = await linkedBlobs(client, image)
  await checkChildren(client, image)
  const created = await insertManifest(client, image)
  if (created) {
    await checkImageCount(client, repositoryId, imagesMax)
    await insertParts(client, image, linked)
  }
  const tagMoved = tag !== undefined && (await moveTag(client, { repositoryId, digest, tag }))
  if (created || tagMoved) {
    await client.query({ name: 'pushed', text: 'update repository set last_pushed_at = now() where id = $1', values: [repositoryId] })
  }
  return { created, tagMoved }
}

// Locked, so that a blob that is here now is still here when the image is.
async function linkedBlobs(client: PoolClient, { repositoryId, blobs, optionalBlobs = [] }: NewImage): Promise<readonly Digest[]> {
  const { rows } = await client.query<{ digest: Digest }>({
    name: 'linked_blobs',
    text: 'select digest from repository_blob where repository_id = $1 and digest = any($2) order by digest for key share',
    values: [repositoryId, [...new Set([...blobs, ...optionalBlobs])]],
  })
  const linked = new Set(rows.map((row) => row.digest))
  const missing = blobs.filter((blob) => !linked.has(blob))
  if (missing.length === 0) return [...linked]
  const message = `Layers with digests '[${missing.join(', ')}]' required for pushing image into repository are not there.`
  throw new ServiceError('layers-not-found', message, { detail: { digests: missing } })
}

async function checkChildren(client: PoolClient, { repositoryId, children }: NewImage): Promise<void> {
  if (children.length === 0) return
  const { rows } = await client.query<{ digest: Digest }>({
    name: 'present_children',
    text: 'select digest from manifest where repository_id = $1 and digest = any($2)',
    values: [repositoryId, [...new Set(children)]],
  })
  const present = new Set(rows.map((row) => row.digest))
  const missing = children.filter((child) => !present.has(child))
  if (missing.length === 0) return
  const message = `Images with digests '[${missing.join(', ')}]' required for pushing image into repository are not there.`
  throw new ServiceError('referenced-images-not-found', message, { detail: { digests: missing } })
}

async function insertManifest(client: PoolClient, image: NewImage): Promise<boolean> {
  const { repositoryId, digest, mediaType, artifactMediaType, bytes, imageSizeBytes, subjectDigest, summary } = image
  const { rowCount } = await client.query({
    name: 'insert_manifest',
    text: `insert into manifest (repository_id, digest, media_type, artifact_media_type, bytes, image_size_bytes, subject_digest, summary)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      repositoryId,
      digest,
      mediaType,
      artifactMediaType ?? null,
      bytes,
      imageSizeBytes,
      subjectDigest ?? null,
      storableJson(summary),
    ],
  })
  return rowCount === 1
}

// The column holds neither null characters nor halves of a character, which annotations may have. The bytes keep them.
function storableJson(value: object): string {
  const escaped = /\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g
  return JSON.stringify(value).replaceAll(escaped, (found) => (found === '\\\\' ? found : '\ufffd'))
}

async function insertParts(client: PoolClient, { repositoryId, digest, children }: NewImage, linked: readonly Digest[]): Promise<void> {
  await client.query({
    name: 'insert_manifest_blobs',
    text: 'insert into manifest_blob (repository_id, manifest_digest, blob_digest) select $1, $2, unnest($3::text[])',
    values: [repositoryId, digest, linked],
  })
  if (children.length === 0) return
  await client.query({
    name: 'insert_manifest_children',
    text: 'insert into manifest_child (repository_id, parent_digest, child_digest) select $1, $2, unnest($3::text[])',
    values: [repositoryId, digest, [...new Set(children)]],
  })
}

/** False when the tag points there already. */
async function moveTag(client: PoolClient, to: { repositoryId: string; digest: Digest; tag: string }): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'move_tag',
    text: `insert into tag (repository_id, name, digest) values ($1, $2, $3)
           on conflict (repository_id, name) do update set digest = excluded.digest, pushed_at = now() where tag.digest <> excluded.digest`,
    values: [to.repositoryId, to.tag, to.digest],
  })
  if (rowCount !== 1) return false
  const tags = await count(client, 'count_tags', 'select count(*) from tag where repository_id = $1 and digest = $2', [
    to.repositoryId,
    to.digest,
  ])
  if (tags > limits.tagsPerImageMax) throw new ServiceError('limit-exceeded', `An image may have ${limits.tagsPerImageMax} tags at most.`)
  return true
}

async function checkImageCount(client: PoolClient, repositoryId: string, imagesMax: number): Promise<void> {
  const images = await count(client, 'count_images', 'select count(*) from manifest where repository_id = $1', [repositoryId])
  if (images <= imagesMax) return
  throw new ServiceError('limit-exceeded', `The repository can hold at most ${imagesMax} images.`)
}

async function count(client: PoolClient, name: string, text: string, values: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ count: string }>({ name, text, values: [...values] })
  return Number(rows[0]?.count)
}
