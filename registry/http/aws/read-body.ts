import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

export interface RawBody {
  readonly bytes: Buffer
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/** How long a caller may take to send it all; the server itself sets no limit, for the sake of large layers. */
const bodySecondsMax = 300
// Most clients read the answer only when they have sent everything, so what is too much is received and dropped
// up to here before they are told.
const droppedBytesMax = 4 * limits.apiBodyBytesMax

/** The client went away, or sent too slowly or far too much: there is nobody to answer. */
export class BodyAborted extends Error {
  override readonly name = 'BodyAborted'
}

/**
 * The body as received, in memory.
 * @throws ServiceError `body-too-large`; BodyAborted when it breaks off.
 */
export async function readBody(request: IncomingMessage, bytesMax: number = limits.apiBodyBytesMax): Promise<RawBody> {
  const timer = setTimeout(() => request.destroy(), bodySecondsMax * 1000)
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length
      if (sizeBytes > droppedBytesMax) throw new Error('far more than an API body')
      if (sizeBytes > bytesMax) {
        chunks.length = 0
        continue
      }
      hash.update(chunk)
      chunks.push(chunk)
    }
  } catch (cause) {
    throw new BodyAborted('the body broke off', { cause })
  } finally {
    clearTimeout(timer)
  }
  if (sizeBytes > bytesMax) {
    throw new ServiceError('body-too-large', `The request body is larger than ${bytesMax} bytes.`)
  }
  return { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') }
}
