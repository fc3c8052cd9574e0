import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'

/** SHA-256 as the SDK's signer wants it. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = ArrayBuffer.isView(secret) ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength) : secret
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', typeof key === 'string' ? key : new Uint8Array(key))
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {}
}

export interface SignerOptions {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly region?: string
  readonly service?: string
}

/** The signer of the AWS SDK itself. */
export function createAwsSigner({ region = 'us-east-1', service = 'ecr-public', ...credentials }: SignerOptions): SignatureV4 {
  return new SignatureV4({ region, service, credentials, sha256: Sha256 })
}

export interface AwsCall extends SignerOptions {
  readonly origin: string
  /** The value of X-Amz-Target. */
  readonly target?: string
  readonly body?: string | Buffer<ArrayBuffer>
  /** JSON 1.1 unless given. */
  readonly contentType?: string
  readonly signingDate?: Date
  /** Set after signing. */
  readonly alter?: Readonly<Record<string, string>>
}

/** The headers of a signed `POST /` in JSON 1.1. */
export async function signAwsCall({
  origin,
  target,
  body = '{}',
  signingDate = new Date(),
  contentType = 'application/x-amz-json-1.1',
  ...signer
}: AwsCall): Promise<Record<string, string>> {
  const url = new URL(origin)
  const request = {
    protocol: url.protocol,
    hostname: url.hostname,
    method: 'POST',
    path: '/',
    query: {},
    headers: { host: url.host, 'content-type': contentType, ...(target === undefined ? {} : { 'x-amz-target': target }) },
    body,
  }
  return (await createAwsSigner(signer).sign(request, { signingDate })).headers
}

/** Sends it: for requests that no SDK would send. */
export async function callAws(call: AwsCall): Promise<Response> {
  return fetch(call.origin, { method: 'POST', headers: { ...(await signAwsCall(call)), ...call.alter }, body: call.body ?? '{}' })
}
