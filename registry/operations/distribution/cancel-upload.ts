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
    await Promise.all([context.blobs.abort(input.uploadId), context.blobLinks.endUpload(input.uploadId)])
  },
})
