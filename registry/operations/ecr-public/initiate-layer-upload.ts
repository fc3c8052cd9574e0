import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { layerInput, layerRepository } from './layer-upload.ts'
import { aliasedRepositoryResource } from './registry-of.ts'

/**
 * Begins an upload that only its caller may go on with. The registry API may go on with it too: it is the same upload.
 * @throws ServiceError `registry-not-found`, `repository-not-found`.
 */
export const initiateLayerUpload = defineOperation({
  name: 'InitiateLayerUpload',
  service: 'ecr-public',
  action: 'ecr-public:InitiateLayerUpload',
  readOnly: false,
  durable: false,
  rateQuota: 'L-INITIATELAYERUPLOAD',
  input: z.object(layerInput),
  resource: aliasedRepositoryResource,
  async run(input, caller, context) {
    const repository = await layerRepository(input, caller, context)
    const uploadId = context.uploadIds.issue({ repositoryId: repository.id, principal: caller.principal })
    await context.blobs.createUpload(uploadId)
    return { uploadId, partSize: limits.layerPartBytesAdvised }
  },
})
