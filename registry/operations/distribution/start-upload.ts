import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { repositoryElements } from './event-elements.ts'
import { findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * Begins an upload that only its caller may go on with, in this repository.
 * @throws ServiceError `repository-not-found`.
 * @see OCI distribution specification, "Pushing blobs".
 */
export const startUpload = defineOperation({
  name: 'InitiateLayerUpload',
  service: 'distribution',
  action: 'ecr-public:InitiateLayerUpload',
  readOnly: false,
  durable: false,
  rateQuota: 'L-INITIATELAYERUPLOAD',
  input: z.object(repositoryInput),
  resource: repositoryResource,
  event: { requestParameters: repositoryElements },
  async run(name, { principal }, context) {
    const repository = await findRepository(name, context)
    const uploadId = context.uploadIds.issue({ repositoryId: repository.id, principal })
    await context.blobs.createUpload(uploadId)
    return { uploadId }
  },
})
