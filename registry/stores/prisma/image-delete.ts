import type { PoolClient } from 'pg'
import type { Digest } from '#registry/domain/digest.ts'
import type { ImageDeletion, ImageIdentifier } from '#registry/stores/images.ts'
import { lockRepository } from './transaction.ts'

interface Found {
  readonly digest: Digest
  readonly tags: readonly string[]
  readonly isChild: boolean
}

/**
 * The statements of `ImageStore.delete`, in the transaction that `client` is in.
 * @see user guide, "Deleting an image": a tag alone, or with the image when it is the last; by digest all of it.
 */
export async function deleteImage(client: PoolClient, repositoryId: string, { tag, digest }: ImageIdentifier): Promise<ImageDeletion> {
  if (tag === undefined && digest === undefined) return { outcome: 'missing-digest-and-tag' }
  if (!(await lockRepository(client, repositoryId))) return { outcome: 'image-not-found' }
  const found = await find(client, repositoryId, tag, digest)
  if (!found) return { outcome: 'image-not-found' }
  if (tag !== undefined && digest !== undefined && found.digest !== digest) return { outcome: 'tag-does-not-match-digest' }
  if (tag !== undefined && found.tags.length > 1) {
    await deleteTags(client, repositoryId, [tag])
    return { outcome: 'deleted', digest: found.digest, tags: [tag] }
  }
  if (found.isChild) return { outcome: 'referenced-by-index' }
  await deleteTags(client, repositoryId, found.tags)
  await client.query({
    name: 'keep_blobs_of_deleted',
    // Whoever deleted it by mistake may put it again for a while: the collector counts from now.
    text: `update repository_blob l set wanted_at = now() from manifest_blob m
           where m.repository_id = $1 and m.manifest_digest = $2 and l.repository_id = $1 and l.digest = m.blob_digest`,
    values: [repositoryId, found.digest],
  })
  await client.query({
    name: 'delete_manifest',
    text: 'delete from manifest where repository_id = $1 and digest = $2',
    values: [repositoryId, found.digest],
  })
  await client.query({
    name: 'hide_empty_repository',
    text: 'update repository set last_pushed_at = null where id = $1 and not exists (select from manifest where repository_id = $1)',
    values: [repositoryId],
  })
  return { outcome: 'deleted', digest: found.digest, tags: found.tags }
}

async function find(
  client: PoolClient,
  repositoryId: string,
  tag: string | undefined,
  digest: Digest | undefined,
): Promise<Found | undefined> {
  const { rows } = await client.query<Found>({
    name: 'image_to_delete',
    text: `select m.digest,
                  array(select t.name from tag t where t.repository_id = $1 and t.digest = m.digest order by t.name) as tags,
                  exists (select from manifest_child c where c.repository_id = $1 and c.child_digest = m.digest) as "isChild"
           from manifest m
           where m.repository_id = $1 and m.digest = coalesce((select digest from tag where repository_id = $1 and name = $2), $3)
             and ($2::text is null or exists (select from tag where repository_id = $1 and name = $2))`,
    values: [repositoryId, tag ?? null, digest ?? null],
  })
  return rows[0]
}

async function deleteTags(client: PoolClient, repositoryId: string, tags: readonly string[]): Promise<void> {
  await client.query({
    name: 'delete_tags',
    text: 'delete from tag where repository_id = $1 and name = any($2)',
    values: [repositoryId, tags],
  })
}
