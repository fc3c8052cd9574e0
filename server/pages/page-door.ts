import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import Negotiator from 'negotiator'
import { etagOf, isKnown } from '#lib/conditional-answer.ts'
import { nonceOf } from '#lib/content-security-policy.ts'
import type { WebApp } from '#registry/http/server.ts'
import type { GalleryStore } from '#registry/stores/gallery.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import { type Captured, capture } from './capture.ts'
import { createPageCache, type PageTags, type Rendered } from './page-cache.ts'
import { type SharedPage, sharedPageOf } from './page-key.ts'
import { sealedPolicy, sealPage } from './seal.ts'

interface Page {
  readonly status: number
  readonly headers: Captured['headers']
  readonly policy: string
  readonly scriptHashes: readonly string[]
  readonly etag: string
  readonly bodies: Bodies
}

interface Bodies {
  readonly identity: Buffer
  br?: Promise<Buffer>
  gzip?: Promise<Buffer>
}

export interface PageDoorOptions {
  readonly webApp: WebApp
  /** The script that pages start with, see {@link sealPage}. */
  readonly firstTouch: string
  /** The backend, if it is in this process. */
  readonly backend: { readonly invalidations: Invalidations; readonly gallery: Pick<GalleryStore, 'countTags'> } | undefined
}

const pageBytesMax = 8 << 20
const cacheBytesMax = 64 << 20
// Both compressed forms come later; a text shrinks to less than a third.
const compressedShare = 1.5
const brotliQuality = 5
const policyHeader = 'content-security-policy'

/**
 * Answers what is the same for all visitors from memory, and leaves the rest to the web app. Such pages have an ETag and
 * may be kept by a cache in front, and their policy names their scripts by hash, see {@link sealPage}.
 */
export function createPageDoor({ webApp, firstTouch, backend }: PageDoorOptions): WebApp {
  const cache = createPageCache<Page>({
    bytesMax: cacheBytesMax,
    bytesOf: ({ bodies }) => Math.ceil(bodies.identity.length * compressedShare),
    invalidations: backend?.invalidations,
  })
  const tagsOf = async (subject: SharedPage['subject']): Promise<PageTags> => {
    if (!subject?.name || !backend) return { repositoryId: undefined }
    return { repositoryId: (await backend.gallery.countTags(subject.alias, subject.name))?.repositoryId }
  }
  return async (request, response) => {
    const shared = sharedPageOf(request)
    if (!shared) return webApp(request, response)
    const asked = { headers: { ...request.headers }, isHead: request.method === 'HEAD' }
    const page = await cache.get(
      shared.key,
      () => tagsOf(shared.subject),
      () => renderPage(request, webApp, firstTouch),
    )
    await sendPage(page, response, { asked, plain: shared.plain })
  }
}

async function renderPage(request: IncomingMessage, webApp: WebApp, firstTouch: string): Promise<Rendered<Page>> {
  // The page is compressed here, compared here, and cut to its headers here.
  request.method = 'GET'
  for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since', 'range']) delete request.headers[name]
  const { status, headers, body } = await capture(request, webApp, pageBytesMax)
  const policy = String(headers[policyHeader] ?? '')
  const isHtml = String(headers['content-type'] ?? '').startsWith('text/html')
  const { html: identity, scriptHashes } = isHtml ? sealPage(body, policy, firstTouch) : { html: body, scriptHashes: [] }
  const page = { status, headers: keptHeaders(headers, policy), policy, scriptHashes, etag: etagOf(identity), bodies: { identity } }
  return { page, keep: isHtml && (status === 200 || status === 404) && headers['set-cookie'] === undefined }
}

const ownHeaders = new Set([
  policyHeader,
  'cache-control',
  'etag',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'date',
])

function keptHeaders(headers: Captured['headers'], policy: string): Captured['headers'] {
  const nonce = nonceOf(policy)
  const unmarked = (value: string) => (nonce ? value.replaceAll(`; nonce="${nonce}"`, '').replaceAll(nonce, '') : value)
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, Array.isArray(value) ? value.map(unmarked) : unmarked(value)]))
}

// A cache in front may keep a page for a few seconds, and show it a little longer while it asks for the next one.
const sharedCaching = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60'

interface Sending {
  /** As it came: rendering changes the request. */
  readonly asked: { readonly headers: IncomingHttpHeaders; readonly isHead: boolean }
  readonly plain: boolean
}

async function sendPage(page: Page, response: ServerResponse, { asked, plain }: Sending): Promise<void> {
  const isShared = page.status === 200 || page.status === 404
  const headers: Record<string, string | string[] | number> = {
    ...page.headers,
    'cache-control': isShared ? (plain ? sharedCaching : 'private, no-cache') : 'no-store',
    ...(page.policy ? { [policyHeader]: sealedPolicy(page.policy, page.scriptHashes, asked.headers.host) } : {}),
    ...(isShared ? { etag: page.etag } : {}),
  }
  if (isShared && isKnown(asked.headers['if-none-match'], page.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const { encoding, body } = await encoded(page.bodies, asked.headers['accept-encoding'])
  if (encoding) headers['content-encoding'] = encoding
  headers['content-length'] = body.length
  response.writeHead(page.status, headers).end(asked.isHead ? undefined : body)
}

async function encoded(bodies: Bodies, header: string | string[] | undefined): Promise<{ encoding?: string; body: Buffer }> {
  const accepted = new Negotiator({ headers: { 'accept-encoding': String(header ?? '') } }).encodings(['br', 'gzip'])
  // Of those that the client takes, the smallest.
  if (accepted.includes('br')) {
    bodies.br ??= promisify(brotliCompress)(bodies.identity, { params: { [zlib.BROTLI_PARAM_QUALITY]: brotliQuality } })
    return { encoding: 'br', body: await bodies.br }
  }
  if (accepted.includes('gzip')) {
    bodies.gzip ??= promisify(gzip)(bodies.identity)
    return { encoding: 'gzip', body: await bodies.gzip }
  }
  return { body: bodies.identity }
}
