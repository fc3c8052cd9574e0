import { createHmac } from 'node:crypto'
import type { CredentialScope } from './credential-scope.ts'

/** @see "Create a signed AWS API request", step 3. */
export function signingKey(secretAccessKey: string, { day, region, service }: CredentialScope): Buffer {
  return [day, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`))
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
