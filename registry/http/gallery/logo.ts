import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { isDigest } from '#registry/domain/digest.ts'
import { createSmallLogos, smallLogoSide } from '#registry/logos/small-logos.ts'
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

/** Answers requests for logos; it keeps small ones. */
export type LogoAnswerer = (request: IncomingMessage, response: ServerResponse, target: string, caller: Caller) => Promise<void>

/** `GET /-/logo/sha256:…`, with `?side=128` a small one: the address names the picture, so it may be kept for ever. */
export function createLogoAnswerer(context: Context): LogoAnswerer {
  const smallLogos = createSmallLogos()

  const find = async (target: string, caller: Caller) => {
    const [digest = '', query = ''] = target.split('?', 2)
    if (!isDigest(digest)) return undefined
    const findWhole = () => runOperation(getLogo, { digest }, caller, context)
    const side = new URLSearchParams(query).get('side')
    if (side === null) return named(await findWhole(), digest)
    return side === String(smallLogoSide) ? named(await smallLogos.get(digest, findWhole), `${digest}-${side}`) : undefined
  }

  return async (request, response, target, caller) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...safety, Allow: 'GET, HEAD' }).end()
      return
    }
    const logo = await find(target, caller)
    if (!logo) {
      const headers = { ...safety, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
      const message = `There is no such logo, or not in this size: leave \`side\` out or ask for ${smallLogoSide}.\n`
      response.writeHead(404, headers).end(request.method === 'HEAD' ? undefined : message)
      return
    }
    const headers = { ...safety, ETag: logo.etag, 'Cache-Control': `public, max-age=${yearSeconds}, immutable` }
    if (isKnown(request.headers['if-none-match'], headers.ETag)) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(200, { ...headers, 'Content-Type': logo.mediaType, 'Content-Length': logo.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : logo.bytes)
  }
}

function named<Picture extends object>(picture: Picture | undefined, name: string) {
  return picture && { ...picture, etag: `"${name}"` }
}

/** @see RFC 9110, 13.1.2: a weak comparison, of a list or `*`. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}
