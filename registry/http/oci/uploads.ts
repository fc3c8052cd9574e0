import type { IncomingMessage } from 'node:http'
import { isDigest, parseDigest } from '#registry/domain/digest.ts'
import { isQualifiedName, parseQualifiedName, type QualifiedName } from '#registry/domain/names.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { appendUpload } from '#registry/operations/distribution/append-upload.ts'
import { cancelUpload } from '#registry/operations/distribution/cancel-upload.ts'
import { completeUpload } from '#registry/operations/distribution/complete-upload.ts'
import { createOnPush } from '#registry/operations/distribution/create-on-push.ts'
import { getUpload } from '#registry/operations/distribution/get-upload.ts'
import { mountBlob } from '#registry/operations/distribution/mount-blob.ts'
import { startUpload } from '#registry/operations/distribution/start-upload.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { idleMs } from './blobs.ts'
import { parseContentRange } from './byte-range.ts'
import type { Exchange } from './exchange.ts'
import { commonHeaders } from './respond-error.ts'
import { pathOf, type Route } from './route.ts'

type UploadsRoute = Extract<Route, { type: 'uploads' }>
type UploadRoute = Extract<Route, { type: 'upload' }>

/**
 * `POST …/blobs/uploads/`: begins an upload, or with `mount` or `digest` does all of it. It is the first thing that a push
 * asks for, which makes the repository where its owner wants that.
 */
export async function beginUpload(route: UploadsRoute, exchange: Exchange): Promise<void> {
  try {
    await begin(route, exchange)
  } catch (error) {
    const isMissing = error instanceof ServiceError && error.kind === 'repository-not-found'
    if (!isMissing || !(await createOnPush(route.name, exchange.caller, exchange.context))) throw error
    await begin(route, exchange)
  }
}

async function begin({ name }: UploadsRoute, exchange: Exchange): Promise<void> {
  const { query, caller, context } = exchange
  if (await mount(name, exchange)) return respondCreated(name, parseDigest(query.get('mount') ?? ''), exchange)
  const digestText = query.get('digest')
  const digest = digestText === null ? undefined : parseDigest(digestText)
  const { uploadId } = await runOperation(startUpload, { ...name }, caller, context)
  if (digest === undefined) return respondUpload(202, { name, uploadId, sizeBytes: 0 }, exchange)
  const source = bodyOf(exchange.request)
  await runOperation(completeUpload, { ...name, uploadId, digest, source }, caller, context)
  respondCreated(name, digest, exchange)
}

// Whatever stands in the way of a mount, the client can still upload.
async function mount(name: QualifiedName, { query, caller, context }: Exchange): Promise<boolean> {
  const digest = query.get('mount')
  const from = query.get('from')
  if (digest === null || from === null || !isDigest(digest) || !isQualifiedName(from)) return false
  return runOperation(mountBlob, { ...name, digest, from: parseQualifiedName(from) }, caller, context)
}

/** `PATCH …/blobs/uploads/<id>`: one part of any length, or all of it. */
export async function receivePart({ name, uploadId }: UploadRoute, exchange: Exchange): Promise<void> {
  const { request, caller, context } = exchange
  const input = { ...name, uploadId: checkedId(uploadId), source: bodyOf(request) ?? request, firstByte: firstByteOf(request) }
  const { sizeBytes } = await runOperation(appendUpload, input, caller, context)
  respondUpload(202, { name, uploadId, sizeBytes }, exchange)
}

/** `PUT …/blobs/uploads/<id>?digest=`: ends an upload, with a last part if there is a body. */
export async function finishUpload({ name, uploadId }: UploadRoute, exchange: Exchange): Promise<void> {
  const { request, query, caller, context } = exchange
  const digest = parseDigest(query.get('digest') ?? '')
  const source = bodyOf(request)
  const firstByte = source ? firstByteOf(request) : undefined
  await runOperation(completeUpload, { ...name, uploadId: checkedId(uploadId), digest, source, firstByte }, caller, context)
  respondCreated(name, digest, exchange)
}

/** `GET …/blobs/uploads/<id>`: how far it is. */
export async function sendUploadStatus({ name, uploadId }: UploadRoute, exchange: Exchange): Promise<void> {
  const { sizeBytes } = await runOperation(getUpload, { ...name, uploadId: checkedId(uploadId) }, exchange.caller, exchange.context)
  respondUpload(204, { name, uploadId, sizeBytes }, exchange)
}

/** `DELETE …/blobs/uploads/<id>`. */
export async function discardUpload({ name, uploadId }: UploadRoute, { response, caller, context }: Exchange): Promise<void> {
  await runOperation(cancelUpload, { ...name, uploadId: checkedId(uploadId) }, caller, context)
  response.writeHead(204, commonHeaders).end()
}

const uploadIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function checkedId(uploadId: string): string {
  if (uploadIdPattern.test(uploadId)) return uploadId
  throw new ServiceError('upload-not-found', `There is no upload ${uploadId.slice(0, 100)}.`)
}

function firstByteOf({ headers }: IncomingMessage): number | undefined {
  return parseContentRange(headers['content-range'], headers['content-length'])
}

// Undefined without a body. A client that sends nothing for long is gone; what comes after the body may take its time.
function bodyOf(request: IncomingMessage): IncomingMessage | undefined {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (encoding === undefined && Number(length ?? 0) === 0) return undefined
  request.socket.setTimeout(idleMs)
  request.once('end', () => request.socket.setTimeout(0))
  return request
}

function respondUpload(
  status: 202 | 204,
  { name, uploadId, sizeBytes }: { readonly name: QualifiedName; readonly uploadId: string; readonly sizeBytes: number },
  { response }: Exchange,
): void {
  response.writeHead(status, {
    ...commonHeaders,
    Location: pathOf(name, `blobs/uploads/${uploadId}`),
    'Docker-Upload-UUID': uploadId,
    // The specification has no way to say that there is nothing yet; every registry says this.
    Range: `0-${Math.max(0, sizeBytes - 1)}`,
    ...(status === 204 ? {} : { 'Content-Length': 0 }),
  })
  response.end()
}

function respondCreated(name: QualifiedName, digest: string, { response }: Exchange): void {
  const headers = { ...commonHeaders, Location: pathOf(name, `blobs/${digest}`), 'Docker-Content-Digest': digest, 'Content-Length': 0 }
  response.writeHead(201, headers).end()
}
