import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { linkBlob } from '#registry/operations/distribution/link-blob.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { layerDigests, layerInput, onlyDigest, uploadIdInput, uploadRepository } from './layer-upload.ts'
import { aliasedRepositoryResource } from './registry-of.ts'

/**
 * Ends an upload: the layer is in the repository, durably, when it answers.
 * @throws ServiceError `upload-empty`, `layer-part-too-small` for a small part before the last one, `layer-already-exists`,
 * `digest-mismatch`, and then the upload is gone; `upload-not-found`.
 * @see API model, CompleteLayerUpload.
 */
export const completeLayerUpload = defineOperation({
  name: 'CompleteLayerUpload',
  service: 'ecr-public',
  action: 'ecr-public:CompleteLayerUpload',
  readOnly: false,
  rateQuota: 'L-COMPLETELAYERUPLOAD',
  input: z.object({ ...layerInput, uploadId: uploadIdInput, layerDigests }),
  resource: aliasedRepositoryResource,
  async prepare(request, caller, context) {
    const digest = onlyDigest(request.layerDigests)
    const repository = await uploadRepository(request, caller, context)
    const { uploadId } = request
    if ((await context.blobs.uploadSize(uploadId)) === 0) {
      throw new ServiceError('upload-empty', `The upload with id '${uploadId}' has no layer parts`)
    }
    const { shortParts } = await context.blobLinks.partCounts(uploadId)
    if (shortParts > 0) {
      const rule = `Every part but the last must have at least ${limits.layerPartBytesMin} bytes.`
      throw new ServiceError('layer-part-too-small', `The upload has ${shortParts} parts that are too small. ${rule}`)
    }
    if ((await context.blobLinks.want(repository.id, digest)) !== undefined) {
      const where = `in the repository with name '${repository.name}' in registry with id '${repository.accountId}'`
      throw new ServiceError('layer-already-exists', `Layer with digest '${digest}' already exists ${where}`)
    }
    const { sizeBytes } = await context.blobs.commit(uploadId, digest)
    return { repository, digest, sizeBytes }
  },
  async run({ uploadId }, _caller, context, { repository, digest, sizeBytes }) {
    await linkBlob({ repositoryId: repository.id, digest, sizeBytes, uploadId }, context)
    return { registryId: repository.accountId, repositoryName: repository.name, uploadId, layerDigest: digest }
  },
})
