import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { repositoryElements } from './event-elements.ts'
import { findUploadRepository, repositoryInput, repositoryResource, uploadIdInput } from './repository-input.ts'

/**
 * Discards an upload and what has arrived of it.
 * @throws ServiceError `repository-not-found`, `upload-not-found`.
 */
export const cancelUpload = defineOperation({
  name: 'CancelLayerUpload',
  service: 'distribution',
  action: 'ecr-public:InitiateLayerUpload',
  readOnly: false,
  durable: false,
  input: z.object({ ...repositoryInput, uploadId: uploadIdInput }),
  resource: repositoryResource,
  event: { requestParameters: (input, resources) => ({ ...repositoryElements(input, resources), uploadId: input.uploadId }) },
  async run(input, caller, context) {
    await findUploadRepository(input, caller, context)
    // The id says whose it is, not whether it is there.
    await context.blobs.uploadSize(input.uploadId)
    await Promise.all([context.blobs.abort(input.uploadId), context.blobLinks.forgetParts(input.uploadId)])
  },
})
