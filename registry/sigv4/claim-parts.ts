import { ServiceError } from '#registry/domain/service-error.ts'
import { parseAmzDate } from './amz-date.ts'

const signaturePattern = /^[0-9a-f]{64}$/
const signedHeadersPattern = /^[!#$%&'*+.^_`|~0-9a-z-]+(;[!#$%&'*+.^_`|~0-9a-z-]+)*$/

/** @throws ServiceError `incomplete-signature`. */
export function parseSignature(text: string): string {
  if (signaturePattern.test(text)) return text
  throw new ServiceError('incomplete-signature', 'Signature must be 64 lower-case hexadecimal digits.')
}

/** @throws ServiceError `incomplete-signature`. */
export function parseSignedHeaders(text: string): readonly string[] {
  if (signedHeadersPattern.test(text)) return text.split(';')
  throw new ServiceError('incomplete-signature', 'SignedHeaders must be lower-case header names, delimited by semicolons.')
}

/** @throws ServiceError `incomplete-signature`. */
export function parseSignedAt(text: string): Date {
  const date = parseAmzDate(text)
  if (date) return date
  throw new ServiceError('incomplete-signature', "Date must be in ISO-8601 'basic format', e.g. 20150830T123600Z, in X-Amz-Date.")
}
