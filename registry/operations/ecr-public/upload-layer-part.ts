import { Readable } from 'node:stream'
import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { Repository } from '#registry/stores/repositories.ts'
import { layerInput, uploadIdInput, uploadRepository } from './layer-upload.ts'
import { aliasedRepositoryResource } from './registry-of.ts'

const byte = z.int().min(0).max(limits.layerBytesMax)
const base64CharsMax = 4 * Math.ceil(limits.layerPartBytesMax / 3)

const input = z.object({
  ...layerInput,
  uploadId: uploadIdInput,
  partFirstByte: byte,
  partLastByte: byte,
  layerPartBlob: z
    .string()
    .min(1)
    .max(2 * base64CharsMax, { abort: true }),
})

/**
 * Adds a part at the end of an upload.
 * @throws ServiceError `upload-range-invalid` with what is there, for a part that begins elsewhere or is of another
 * length than it says; `limit-exceeded` beyond a thousand parts; `upload-not-found`.
 * @see API model, UploadLayerPart; user guide, "Service quotas".
 */
export const uploadLayerPart = defineOperation({
  name: 'UploadLayerPart',
  service: 'ecr-public',
  action: 'ecr-public:UploadLayerPart',
  readOnly: false,
  durable: false,
  rateQuota: 'L-UPLOADLAYERPART',
  input,
  resource: aliasedRepositoryResource,
  async run(request, caller, context) {
    const repository = await uploadRepository(request, caller, context)
    const { uploadId, partFirstByte, partLastByte } = request
    const lengthBytes = partLastByte - partFirstByte + 1
    const part = decodePart(request.layerPartBlob, lengthBytes)
    const { partCount } = await context.blobLinks.partCounts(uploadId)
    if (partCount >= limits.layerPartsMax)
      throw new ServiceError('limit-exceeded', `A layer can have at most ${limits.layerPartsMax} parts.`)
    const sizeBytes = await context.blobs.uploadSize(uploadId)
    const invalid = (message: string, size = sizeBytes) => invalidPart(message, repository, uploadId, size)
    if (part.length !== lengthBytes) {
      throw invalid(`The part has ${part.length} bytes, and the range ${partFirstByte}-${partLastByte} has ${lengthBytes}.`)
    }
    if (partFirstByte !== sizeBytes) throw invalid(`The next part must begin at byte ${sizeBytes}, not at ${partFirstByte}.`)
    try {
      await context.blobs.append(uploadId, sizeBytes, Readable.from([part], { objectMode: false }))
    } catch (error) {
      if (!(error instanceof ServiceError) || error.kind !== 'upload-range-invalid') throw error
      throw invalid('Another part arrived at the same time.', await context.blobs.uploadSize(uploadId))
    }
    await context.blobLinks.countPart(repository.id, uploadId, { isShort: part.length < limits.layerPartBytesMin })
    return { registryId: repository.accountId, repositoryName: repository.name, uploadId, lastByteReceived: partLastByte }
  },
})

function invalidPart(message: string, { accountId, name }: Repository, uploadId: string, sizeBytes: number): ServiceError {
  const detail = { registryId: accountId, repositoryName: name, uploadId, lastValidByteReceived: sizeBytes - 1 }
  return new ServiceError('upload-range-invalid', message, { detail })
}

/**
 * The bytes of a part. Version 1 of the aws command line encodes once more what is base64 already; the length that the
 * request tells says which it was.
 * @throws ServiceError `invalid-parameter`.
 */
function decodePart(text: string, lengthBytes: number): Buffer {
  const bytes = decodeBase64(text)
  const again = bytes && bytes.length !== lengthBytes ? decodeBase64(bytes.toString('latin1').trim()) : undefined
  const part = again?.length === lengthBytes ? again : bytes
  if (!part) throw invalidBlob('must be base64')
  if (part.length > limits.layerPartBytesMax) throw invalidBlob(`must have length less than or equal to ${limits.layerPartBytesMax}`)
  return part
}

function decodeBase64(text: string): Buffer | undefined {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined
}

function invalidBlob(rule: string): ServiceError {
  return new ServiceError('invalid-parameter', `Invalid parameter at 'layerPartBlob' failed to satisfy constraint: '${rule}'`)
}
