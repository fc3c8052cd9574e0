import type { Context } from '#registry/context.ts'
import type { Digest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

export interface UploadedBlob {
  readonly repositoryId: string
  readonly digest: Digest
  readonly sizeBytes: number
  readonly uploadId: string
}

/**
 * Links what an upload has become to its repository, in a transaction: from here to the end of that the collector leaves the
 * blob alone. Had it removed the blob, stored long ago, in the moment in which it was stored again, that shows here, and
 * nothing is confirmed.
 * @throws ServiceError `upload-not-found` then; `repository-not-found`.
 * @see docs/decisions/0013-garbage-collection-beside-pushes.md
 */
export async function linkBlob(blob: UploadedBlob, { blobs, blobLinks }: Pick<Context, 'blobs' | 'blobLinks'>): Promise<void> {
  const { repositoryId, digest, sizeBytes, uploadId } = blob
  await blobLinks.link(repositoryId, digest, sizeBytes, uploadId)
  if (await blobs.isStored(digest)) return
  throw new ServiceError('upload-not-found', `The blob ${digest} was removed as garbage just when it arrived: upload it once more.`)
}
