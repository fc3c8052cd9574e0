import { createHmac, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '#registry/domain/service-error.ts'
import { canonicalRequest } from './canonical-request.ts'
import { headerValues, type SignableRequest } from './signable-request.ts'
import type { SignatureClaim } from './signature-claim.ts'
import { signingKey } from './signing-key.ts'
import { stringToSign } from './string-to-sign.ts'

/**
 * Computes the signature anew, over the client's own list of headers, and compares in constant time.
 * `bodyHash` is the SHA-256, in hexadecimal, of the body as received.
 * @throws ServiceError `signature-mismatch`, `malformed-request`.
 */
export function verifySignature(request: SignableRequest, claim: SignatureClaim, bodyHash: string, secretAccessKey: string): void {
  const sentHashes = headerValues(request, 'x-amz-content-sha256')
  if (sentHashes.some((sent) => sent !== bodyHash)) throw mismatch()
  const expected = computeSignature(request, claim, bodyHash, secretAccessKey)
  if (!timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(claim.signature, 'hex'))) throw mismatch()
}

/** The signature that the holder of the secret would have sent: 64 hexadecimal digits. */
export function computeSignature(
  request: SignableRequest,
  { credential, signedHeaders, amzDate }: Pick<SignatureClaim, 'credential' | 'signedHeaders' | 'amzDate'>,
  bodyHash: string,
  secretAccessKey: string,
): string {
  const text = stringToSign(amzDate, credential, canonicalRequest(request, signedHeaders, bodyHash))
  return createHmac('sha256', signingKey(secretAccessKey, credential)).update(text).digest('hex')
}

function mismatch(): ServiceError {
  return new ServiceError(
    'signature-mismatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  )
}
