import { canonicalHeaders } from './canonical-headers.ts'
import { canonicalPath } from './canonical-path.ts'
import { canonicalQuery, parseQuery } from './canonical-query.ts'
import type { SignableRequest } from './signable-request.ts'

/**
 * The text whose hash is signed. It covers the body by `bodyHash`, its SHA-256 in hexadecimal.
 * @throws ServiceError `malformed-request` for a query string that cannot be decoded.
 */
export function canonicalRequest(request: SignableRequest, signedHeaders: readonly string[], bodyHash: string): string {
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(parseQuery(request.query)),
    canonicalHeaders(request, signedHeaders),
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}
