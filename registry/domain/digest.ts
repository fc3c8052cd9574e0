import { createHash } from 'node:crypto'
import { ServiceError } from './service-error.ts'

/** `sha256:` and 64 lower-case hexadecimal digits; checked by {@link parseDigest}. */
export type Digest = `sha256:${string}`

const pattern = /^sha256:[0-9a-f]{64}$/

export function isDigest(text: string): text is Digest {
  return pattern.test(text)
}

/**
 * @throws ServiceError `digest-invalid`.
 * @see OCI image specification, descriptor.md#digests. Galleon stores SHA-256 only.
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text
  throw new ServiceError('digest-invalid', `'${text.slice(0, 100)}' is not a digest: write sha256: and 64 lower-case hexadecimal digits.`)
}

export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** The part after `sha256:`. */
export function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length)
}
