import { parseDigest } from '#registry/domain/digest.ts'
import { deleteBlob } from '#registry/operations/distribution/delete-blob.ts'
import { getBlob } from '#registry/operations/distribution/get-blob.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { parseRange } from './byte-range.ts'
import type { Exchange } from './exchange.ts'
import { commonHeaders } from './respond-error.ts'
import type { Route } from './route.ts'

type BlobRoute = Extract<Route, { type: 'blob' }>

/** A client that takes nothing for so long is gone. */
export const idleMs = 120_000

/** `GET` and `HEAD …/blobs/<digest>`, whole or one range. */
export async function sendBlob(route: BlobRoute, { request, response, caller, context }: Exchange): Promise<void> {
  const digest = parseDigest(route.digest)
  const isCheck = request.method === 'HEAD'
  const blob = await runOperation(getBlob, { ...route.name, digest, isCheck }, caller, context)
  const etag = `"${digest}"`
  const head = { ...commonHeaders, 'Docker-Content-Digest': digest, ETag: etag, 'Cache-Control': 'max-age=31536000' }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, head).end()
    return
  }
  const condition = request.headers['if-range']
  const mayBePart = request.method === 'GET' && (condition === undefined || condition === etag)
  const range = mayBePart ? parseRange(request.headers.range, blob.sizeBytes) : undefined
  const contentLength = range ? range.last - range.first + 1 : blob.sizeBytes
  const headers = { ...head, 'Content-Type': 'application/octet-stream', 'Content-Length': contentLength, 'Accept-Ranges': 'bytes' }
  if (isCheck || contentLength === 0) {
    response.writeHead(200, headers).end()
    return
  }
  await blob.send(range ?? { first: 0, last: blob.sizeBytes - 1 }, () => {
    if (range) response.writeHead(206, { ...headers, 'Content-Range': `bytes ${range.first}-${range.last}/${blob.sizeBytes}` })
    else response.writeHead(200, headers)
    request.socket.setTimeout(idleMs)
    return response
  })
  response.end()
}

/** `DELETE …/blobs/<digest>`. */
export async function deleteBlobFrom(route: BlobRoute, { response, caller, context }: Exchange): Promise<void> {
  await runOperation(deleteBlob, { ...route.name, digest: parseDigest(route.digest) }, caller, context)
  response.writeHead(202, { ...commonHeaders, 'Content-Length': 0 }).end()
}
