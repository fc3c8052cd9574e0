import type { Writable } from 'node:stream'
import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import type { ByteRange } from '#registry/stores/blobs.ts'
import { digestInput, findRepository, repositoryInput } from './repository-input.ts'

export interface FoundBlob {
  readonly sizeBytes: number
  /** Writes a range of it, see `BlobStore.send`. */
  send(range: ByteRange, begin: () => Writable): Promise<void>
}

/**
 * A blob of the repository. With `isCheck` the caller only asks whether it is there, and if they may push, may go on to
 * push an image with it: the collector's grace period begins anew.
 * @throws ServiceError `repository-not-found`, `blob-not-found`, also for one that only other repositories have.
 * @see OCI distribution specification, "Pulling blobs".
 */
export const getBlob = defineOperation({
  name: 'GetBlob',
  service: 'distribution',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryInput, digest: digestInput, isCheck: z.boolean().default(false) }),
  resource: () => ({ type: 'any' }),
  async run({ digest, isCheck, ...name }, { principal }, { blobLinks, ...context }): Promise<FoundBlob> {
    const repository = await findRepository(name, context)
    const isBeforePush = isCheck && principal.type !== 'anonymous'
    const sizeBytes = isBeforePush ? await blobLinks.want(repository.id, digest) : await blobLinks.find(repository.id, digest)
    if (sizeBytes === undefined) throw new ServiceError('blob-not-found', `There is no blob ${digest} in this repository.`)
    return { sizeBytes, send: (range, begin) => context.blobs.send(digest, range, begin) }
  },
})
