import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { type ErrorDetail, ServiceError } from '#registry/domain/service-error.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { ociErrors } from './error-table.ts'

/** On every response of the distribution API. What a publisher pushed is never a script of this site. */
export const commonHeaders = { 'Docker-Distribution-Api-Version': 'registry/2.0', 'X-Content-Type-Options': 'nosniff' } as const

// How long a client may go on sending what nobody reads any more.
const discardMs = 30_000

/**
 * Where clients get a token. They ask there with scopes of their own; the one here is what the real service writes.
 * @see Docker Registry v2, "Token Authentication Specification".
 */
export function challenge({ origin, registryHost }: Context['config']): string {
  return `Bearer realm="${origin}/token/",service="${registryHost}",scope="aws"`
}

/** Answers for whatever a handler threw; what is no ServiceError is logged whole and told to nobody. */
export function respondError(
  error: unknown,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse; readonly facts: RequestFacts },
  context: Pick<Context, 'config' | 'log'>,
): void {
  const { request, response, facts } = exchange
  // The client went away: there is nobody to tell, and nothing is wrong on our side.
  if (request.socket.destroyed) return
  const known = error instanceof ServiceError
  if (!known) context.log.error({ err: error, requestId: facts.requestId, method: request.method, url: request.url }, 'request failed')
  if (response.headersSent) {
    response.destroy()
    return
  }
  discardRest(request)
  if (!known) {
    const message = `Something went wrong on our side. Please tell the operator this request id: ${facts.requestId}`
    write(response, { status: 500, code: 'UNKNOWN', message })
    return
  }
  const { status, code } = ociErrors[error.kind]
  if (status === 401) response.setHeader('WWW-Authenticate', challenge(context.config))
  setRange(response, error)
  setRetryAfter(response, error)
  write(response, { status, code, message: error.message, detail: error.detail })
}

// Where an upload or a blob ends, for who asked beyond it.
function setRange(response: ServerResponse, { kind, detail }: ServiceError): void {
  if (typeof detail.sizeBytes !== 'number') return
  if (kind === 'range-not-satisfiable') response.setHeader('Content-Range', `bytes */${detail.sizeBytes}`)
  if (kind === 'upload-range-invalid') response.setHeader('Range', `0-${Math.max(0, detail.sizeBytes - 1)}`)
}

interface ErrorAnswer {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly detail?: ErrorDetail
}

function write(response: ServerResponse, { status, code, message, detail = {} }: ErrorAnswer): void {
  const error = Object.keys(detail).length > 0 ? { code, message, detail } : { code, message }
  const body = Buffer.from(JSON.stringify({ errors: [error] }))
  response.writeHead(status, { ...commonHeaders, 'Content-Type': 'application/json', 'Content-Length': body.length })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

// A client that is still sending reads the answer only if the connection stays; Node reads and drops what comes.
function discardRest(request: IncomingMessage): void {
  if (request.complete) return
  const timer = setTimeout(() => request.socket.destroy(), discardMs).unref()
  request.once('close', () => clearTimeout(timer))
}
