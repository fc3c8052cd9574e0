import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { isDigest } from '#registry/domain/digest.ts'
import { getLogo } from '#registry/operations/gallery/get-logo.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'

export const logoPath = '/-/logo/'

const yearSeconds = 365 * 24 * 3600

// Bytes that somebody uploaded, on the site's own origin: they are an image and can be nothing else.
const safety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  // The gallery's pages may be on another host than the backend.
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** `GET /-/logo/sha256:…`: the address names the bytes, so they may be kept for ever. */
export async function answerLogo(
  request: IncomingMessage,
  response: ServerResponse,
  digest: string,
  caller: Caller,
  context: Context,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...safety, Allow: 'GET, HEAD' }).end()
    return
  }
  const logo = isDigest(digest) ? await runOperation(getLogo, { digest }, caller, context) : undefined
  if (!logo) {
    const headers = { ...safety, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    response.writeHead(404, headers).end(request.method === 'HEAD' ? undefined : 'There is no such logo.\n')
    return
  }
  const headers = { ...safety, ETag: `"${digest}"`, 'Cache-Control': `public, max-age=${yearSeconds}, immutable` }
  if (isKnown(request.headers['if-none-match'], headers.ETag)) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'Content-Type': logo.mediaType, 'Content-Length': logo.bytes.length })
  response.end(request.method === 'HEAD' ? undefined : logo.bytes)
}

/** @see RFC 9110, 13.1.2: a weak comparison, of a list or `*`. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}
