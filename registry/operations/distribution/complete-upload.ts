import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { appendPart, partInput } from './append-upload.ts'
import { repositoryElements } from './event-elements.ts'
import { linkBlob } from './link-blob.ts'
import { digestInput, findUploadRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * Ends an upload, with a last part if there is one: the blob is in the repository, durably, when it answers.
 * @throws ServiceError `digest-mismatch`, and then the upload is gone; else as {@link appendUpload}.
 * @see OCI distribution specification, "Pushing blobs".
 */
export const completeUpload = defineOperation({
  name: 'CompleteLayerUpload',
  service: 'distribution',
  action: 'ecr-public:CompleteLayerUpload',
  readOnly: false,
  rateQuota: 'L-COMPLETELAYERUPLOAD',
  input: z.object({ ...repositoryInput, ...partInput, source: partInput.source.optional(), digest: digestInput }),
  resource: repositoryResource,
  async prepare({ source, ...input }, caller, context) {
    const repository = await findUploadRepository(input, caller, context)
    if (source) await appendPart({ ...input, source }, context)
    const { sizeBytes } = await context.blobs.commit(input.uploadId, input.digest)
    return { repositoryId: repository.id, sizeBytes }
  },
  async run({ digest, uploadId }, _caller, context, { repositoryId, sizeBytes }) {
    await linkBlob({ repositoryId, digest, sizeBytes, uploadId }, context)
    return { sizeBytes }
  },
  // Last, since it is typed by what `run` answers.
  event: {
    requestParameters: (input, resources) => ({
      ...repositoryElements(input, resources),
      uploadId: input.uploadId,
      layerDigests: [input.digest],
    }),
    responseElements: (_output, input, resources) => ({
      ...repositoryElements(input, resources),
      uploadId: input.uploadId,
      layerDigest: input.digest,
    }),
  },
})
