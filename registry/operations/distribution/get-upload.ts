import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { findUploadRepository, repositoryInput, repositoryResource, uploadIdInput } from './repository-input.ts'

/**
 * How many bytes of an upload have arrived.
 * @throws ServiceError `repository-not-found`, `upload-not-found`.
 */
export const getUpload = defineOperation({
  name: 'GetLayerUpload',
  service: 'distribution',
  action: 'ecr-public:UploadLayerPart',
  readOnly: true,
  input: z.object({ ...repositoryInput, uploadId: uploadIdInput }),
  resource: repositoryResource,
  async run(input, caller, context) {
    await findUploadRepository(input, caller, context)
    return { sizeBytes: await context.blobs.uploadSize(input.uploadId) }
  },
})
