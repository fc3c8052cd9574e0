import { ServiceError } from '#registry/domain/service-error.ts'
import { encodeRfc3986 } from './uri-encoding.ts'

export type QueryPair = readonly [name: string, value: string]

/** @throws ServiceError `malformed-request` for a broken percent encoding. */
export function parseQuery(query: string): readonly QueryPair[] {
  if (query === '') return []
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))]
    })
}

/**
 * Pairs sorted by encoded name, then by encoded value; the signature itself is not part of what it signs.
 * @see "Create a signed AWS API request", step 1, CanonicalQueryString.
 */
export function canonicalQuery(pairs: readonly QueryPair[]): string {
  return pairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new ServiceError('malformed-request', 'The query string has a broken percent encoding.', { cause })
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
