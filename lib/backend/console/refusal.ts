import type { Refused } from './ask-backend.ts'

// What the APIs say of credentials that are no more: ecr-public and its like, iam and sts.
const ends: ReadonlySet<string> = new Set(['UnrecognizedClientException', 'ExpiredTokenException', 'InvalidClientTokenId', 'ExpiredToken'])

/** Whether the backend ended the session: signed out elsewhere, suspended, expired. */
export function isSessionEnd(error: unknown): boolean {
  return error instanceof Error && ends.has(error.name)
}

/**
 * What the backend answered, in its own words; of a fault that is not the caller's only that there was one.
 * @throws whatever is neither of the backend nor of the way to it, such as a redirect.
 */
export function refusalOf(error: unknown): Refused {
  if (!(error instanceof Error) || 'digest' in error) throw error
  if ('$fault' in error && error.$fault === 'client') return { failure: error.message || error.name, code: error.name }
  if ('$fault' in error || '$metadata' in error || 'code' in error || error.name === 'TimeoutError') {
    console.error(error)
    return { failure: 'The registry did not answer as it should. Nothing is lost: try again in a moment.', code: 'Unavailable' }
  }
  throw error
}
