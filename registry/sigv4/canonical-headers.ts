import { headerValues, type SignableRequest } from './signable-request.ts'

/**
 * One line for each name of the client's own list: the values joined by commas, without white space around them and
 * with a single space inside.
 * @see "Create a signed AWS API request", step 1, CanonicalHeaders.
 */
export function canonicalHeaders(request: SignableRequest, signedHeaders: readonly string[]): string {
  return signedHeaders.map((name) => `${name}:${headerValues(request, name).map(trimmed).join(',')}\n`).join('')
}

// Spaces and tabs only: a byte of a UTF-8 character may look like another kind of space.
function trimmed(value: string): string {
  return value.replaceAll(/[ \t]+/g, ' ').replaceAll(/^ | $/g, '')
}
