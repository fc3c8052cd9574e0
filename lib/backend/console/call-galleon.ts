import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { z } from 'zod'
import { readInstance } from '#lib/backend/instance.ts'
import type { Credentials } from '#lib/session/console-session.ts'

const timeoutMs = 10_000
const refusal = z.object({ __type: z.string(), message: z.string().default('') })

/** One operation of `GalleonService`, for which there is no SDK client. */
export interface CallGalleon {
  <Answer>(operation: string, input: object, answer: z.ZodType<Answer>): Promise<Answer>
  /** For what is done, and answers nothing to go on with. */
  (operation: string, input: object): Promise<unknown>
}

/** What the backend refused: as the SDK's exceptions, by which {@link refusalOf} knows it. */
class GalleonException extends Error {
  readonly $fault: 'client' | 'server'
  constructor(name: string, message: string, status: number, cause?: unknown) {
    super(message, { cause })
    this.name = name
    this.$fault = status < 500 ? 'client' : 'server'
  }
}

/** Signed as the ecr-public API's calls are. `visitor` as for `createConsoleClients`. */
export function createGalleonCall(credentials: Credentials, visitor: Readonly<Record<string, string>>): CallGalleon {
  const signer = new SignatureV4({ region: 'us-east-1', service: 'ecr-public', credentials, sha256: Sha256 })
  return async (operation: string, input: object, answer: z.ZodType = z.unknown()) => {
    const url = new URL(readInstance().endpoint)
    const body = JSON.stringify(input)
    const signed = await signer.sign({
      protocol: url.protocol,
      hostname: url.hostname,
      method: 'POST',
      path: '/',
      query: {},
      headers: { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `GalleonService.${operation}` },
      body,
    })
    const { host: _, ...headers } = signed.headers
    const { status, json } = await send(url, body, { ...headers, ...visitor })
    if (status === 200) return answer.parse(json)
    const { __type, message } = refusal.parse(json)
    throw new GalleonException(__type, message, status)
  }
}

async function send(url: URL, body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; json: unknown }> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { method: 'POST', headers, body, cache: 'no-store', signal })
    return { status: response.status, json: await response.json() }
  } catch (cause) {
    throw new GalleonException('ServiceUnavailableException', `The backend at ${url} did not answer.`, 503, cause)
  }
}

/** SHA-256 as the SDK's signer wants it. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret))
  }
  update(data: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(bytesOf(data))
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
}
