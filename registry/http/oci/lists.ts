import type { ServerResponse } from 'node:http'
import { parseDigest } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { listReferrers } from '#registry/operations/distribution/list-referrers.ts'
import { listTags } from '#registry/operations/distribution/list-tags.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { Referrer } from '#registry/stores/images.ts'
import type { Exchange } from './exchange.ts'
import { commonHeaders } from './respond-error.ts'
import { pathOf, type Route } from './route.ts'

/** `GET …/tags/list`, in pages of at most 1000. */
export async function sendTags({ name }: Extract<Route, { type: 'tags' }>, { response, query, caller, context }: Exchange): Promise<void> {
  const limit = parseLimit(query.get('n'))
  const last = query.get('last') ?? undefined
  const page = await runOperation(listTags, { ...name, limit, last }, caller, context)
  if (page.next !== undefined) {
    const rest = new URLSearchParams({ n: String(Math.min(limit, limits.pageSizeMax)), last: page.next })
    response.setHeader('Link', nextLink(pathOf(name, 'tags/list'), rest))
  }
  sendJson(response, 'application/json', { name: `${name.alias}/${name.repositoryName}`, tags: page.items })
}

/** `GET …/referrers/<digest>`: an index of them, which is empty rather than absent. */
export async function sendReferrers(
  { name, digest }: Extract<Route, { type: 'referrers' }>,
  { response, query, caller, context }: Exchange,
): Promise<void> {
  const artifactType = query.get('artifactType') ?? undefined
  const last = query.get('last') ?? undefined
  const page = await runOperation(listReferrers, { ...name, digest: parseDigest(digest), artifactType, last }, caller, context)
  if (artifactType !== undefined) response.setHeader('OCI-Filters-Applied', 'artifactType')
  if (page.next !== undefined) {
    const rest = new URLSearchParams({ ...(artifactType === undefined ? {} : { artifactType }), last: page.next })
    response.setHeader('Link', nextLink(pathOf(name, `referrers/${digest}`), rest))
  }
  sendJson(response, mediaTypes.ociIndex, { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: page.items.map(toDescriptor) })
}

function toDescriptor({ mediaType, digest, sizeBytes, artifactMediaType, annotations }: Referrer) {
  const hasAnnotations = Object.keys(annotations).length > 0
  return { mediaType, digest, size: sizeBytes, artifactType: artifactMediaType, ...(hasAnnotations ? { annotations } : {}) }
}

function parseLimit(text: string | null): number {
  if (text === null) return limits.pageSizeMax
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new ServiceError('invalid-parameter', `n must be a whole number, not '${text.slice(0, 100)}'.`)
}

function nextLink(path: string, query: URLSearchParams): string {
  return `<${path}?${query}>; rel="next"`
}

function sendJson(response: ServerResponse, mediaType: string, document: unknown): void {
  const body = Buffer.from(JSON.stringify(document))
  response.writeHead(200, { ...commonHeaders, 'Content-Type': mediaType, 'Content-Length': body.length }).end(body)
}
