import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { repositoryElements } from './event-elements.ts'
import { findUploadRepository, repositoryInput, repositoryResource, uploadIdInput } from './repository-input.ts'

/** A part of a blob: its bytes, and where it says it begins. */
export const partInput = { uploadId: uploadIdInput, source: z.instanceof(Readable), firstByte: z.number().int().nonnegative().optional() }

/**
 * Adds a part to an upload, at its end, and answers how many bytes there are now.
 * @throws ServiceError `repository-not-found`, `upload-not-found`, `limit-exceeded`, `upload-range-invalid` when the part
 * says it begins elsewhere, or when another request is at the same upload.
 * @see OCI distribution specification, "Pushing a blob in chunks".
 */
export const appendUpload = defineOperation({
  name: 'UploadLayerPart',
  service: 'distribution',
  action: 'ecr-public:UploadLayerPart',
  readOnly: false,
  durable: false,
  rateQuota: 'L-UPLOADLAYERPART',
  input: z.object({ ...repositoryInput, ...partInput }),
  resource: repositoryResource,
  async run(input, caller, context) {
    await findUploadRepository(input, caller, context)
    return { sizeBytes: await appendPart(input, context) }
  },
  // Last, since it is typed by what `run` answers.
  event: {
    requestParameters: (input, resources) => ({
      ...repositoryElements(input, resources),
      uploadId: input.uploadId,
      partFirstByte: input.firstByte,
    }),
    responseElements: ({ sizeBytes }, input, resources) => ({
      ...repositoryElements(input, resources),
      uploadId: input.uploadId,
      lastByteReceived: sizeBytes - 1,
    }),
  },
})

/** The new size. @throws ServiceError as {@link appendUpload}. */
export async function appendPart(
  { uploadId, source, firstByte }: { readonly uploadId: string; readonly source: Readable; readonly firstByte?: number },
  { blobs }: Pick<Context, 'blobs'>,
): Promise<number> {
  return blobs.append(uploadId, firstByte, source)
}
