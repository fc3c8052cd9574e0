import type { IncomingMessage } from 'node:http'
import { limits } from '#registry/domain/limits.ts'
import { deleteManifest } from '#registry/operations/distribution/delete-manifest.ts'
import { getManifest } from '#registry/operations/distribution/get-manifest.ts'
import { putManifest } from '#registry/operations/distribution/put-manifest.ts'
import { tooLarge } from '#registry/operations/distribution/read-image.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { StoredManifest } from '#registry/stores/images.ts'
import type { Exchange } from './exchange.ts'
import { commonHeaders } from './respond-error.ts'
import { pathOf, type Route } from './route.ts'

type ManifestRoute = Extract<Route, { type: 'manifest' }>

/** `GET` and `HEAD …/manifests/<reference>`: the bytes as they were pushed. Only a `GET` counts as a pull. */
export async function sendManifest({ name, reference }: ManifestRoute, { request, response, caller, context }: Exchange): Promise<void> {
  const input = { alias: name.alias, repositoryName: name.repositoryName, reference, counted: request.method === 'GET' }
  const manifest = await runOperation(getManifest, input, caller, context)
  const headers = headersOf(manifest)
  if (request.headers['if-none-match'] === headers.ETag) {
    response.writeHead(304, { ...commonHeaders, ETag: headers.ETag, 'Docker-Content-Digest': manifest.digest }).end()
    return
  }
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : manifest.bytes)
}

type ManifestHeaders = ReturnType<typeof makeHeaders>

const knownHeaders = new WeakMap<StoredManifest, ManifestHeaders>()

// A manifest that is in memory is sent thousands of times a second, always with the same headers.
function headersOf(manifest: StoredManifest): ManifestHeaders {
  const known = knownHeaders.get(manifest)
  if (known) return known
  const headers = makeHeaders(manifest)
  knownHeaders.set(manifest, headers)
  return headers
}

function makeHeaders({ digest, mediaType, bytes }: StoredManifest) {
  return {
    ...commonHeaders,
    'Content-Type': mediaType,
    'Content-Length': bytes.length,
    'Docker-Content-Digest': digest,
    ETag: `"${digest}"`,
  }
}

/** `PUT …/manifests/<reference>`. */
export async function receiveManifest({ name, reference }: ManifestRoute, { request, response, caller, context }: Exchange): Promise<void> {
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim() ?? ''
  const bytes = await readManifest(request)
  const { digest, subjectDigest } = await runOperation(putManifest, { ...name, reference, mediaType, bytes }, caller, context)
  response.writeHead(201, {
    ...commonHeaders,
    Location: pathOf(name, `manifests/${digest}`),
    'Docker-Content-Digest': digest,
    'Content-Length': 0,
    ...(subjectDigest ? { 'OCI-Subject': subjectDigest } : {}),
  })
  response.end()
}

async function readManifest(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limits.manifestBytesMax) throw tooLarge()
  const chunks: Buffer[] = []
  let length = 0
  // The error is answered on this same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limits.manifestBytesMax) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `DELETE …/manifests/<reference>`. */
export async function deleteManifestFrom({ name, reference }: ManifestRoute, { response, caller, context }: Exchange): Promise<void> {
  await runOperation(deleteManifest, { ...name, reference }, caller, context)
  response.writeHead(202, { ...commonHeaders, 'Content-Length': 0 }).end()
}
