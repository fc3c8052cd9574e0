import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { anonymous } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parseJsonBody } from '#registry/http/aws/parse-json.ts'
import { refuseOtherSites } from '#registry/http/refuse-other-sites.ts'
import type { Door } from '#registry/http/server.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import type { Caller, RequestFacts } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { serverError, toWireError } from './errors.ts'
import { createLogoAnswerer, logoPath } from './logo.ts'
import { openapiDocument, openapiName } from './openapi.ts'
import { findOperation } from './operations.ts'
import { BodyAborted, readBody } from './read-body.ts'

const apiPath = '/api/gallery/'

// Whatever it answers is public, and it takes no cookies: any page may ask.
const crossOrigin = { 'Access-Control-Allow-Origin': '*' }
const preflight = {
  ...crossOrigin,
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'content-type',
  'Access-Control-Max-Age': '86400',
}
const methods = 'POST, OPTIONS'

/**
 * The gallery's JSON API, `POST /api/gallery/{operation}`, and its logos. Everyone is anonymous here; credentials that
 * are sent are not looked at, so no stale sign-in stands in a visitor's way.
 */
export function createGalleryDoor(context: Context): Door {
  const answerLogo = createLogoAnswerer(context)
  return async (request, response, facts) => {
    const target = request.url ?? ''
    const path = target.split('?', 1)[0] ?? ''
    const caller = { principal: anonymous, request: facts }
    try {
      if (path.startsWith(logoPath)) await answerLogo(request, response, target.slice(logoPath.length), caller)
      else await answerApi(request, response, path.slice(apiPath.length), caller, context)
    } catch (error) {
      if (error instanceof BodyAborted) response.destroy()
      else sendError(response, facts, error, context)
    }
  }
}

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  caller: Caller,
  context: Context,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...preflight, Allow: methods }).end()
    return
  }
  if (name === openapiName && (request.method === 'GET' || request.method === 'HEAD')) {
    send(response, caller.request, 200, openapiDocument(context), { 'Cache-Control': 'public, max-age=300' })
    return
  }
  if (request.method !== 'POST') {
    const body = { __type: 'MethodNotAllowedException', message: 'Ask with POST and a JSON body.' }
    send(response, caller.request, 405, body, { Allow: methods })
    return
  }
  const operation = findOperation(name)
  if (!operation) throw new ServiceError('unknown-operation', `There is no operation ${JSON.stringify(name.slice(0, 200))}.`)
  if (!operation.readOnly) refuseOtherSites(request)
  const input = parseJsonBody(await readBody(request))
  send(response, caller.request, 200, await runOperation(operation, input, caller, context))
}

function sendError(response: ServerResponse, facts: RequestFacts, error: unknown, context: Pick<Context, 'log'>): void {
  if (error instanceof ServiceError) {
    const { status, body } = toWireError(error)
    setRetryAfter(response, error)
    send(response, facts, status, body)
  } else {
    context.log.error({ err: error, requestId: facts.requestId }, 'a gallery operation failed')
    send(response, facts, serverError.status, serverError.body)
  }
}

/** Dates become ISO 8601 texts, as the public gallery's scripts know them. */
function send(
  response: ServerResponse,
  { requestId }: RequestFacts,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...crossOrigin,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    // A pushed tag shows with the next request.
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'x-amzn-RequestId': requestId,
    ...headers,
  })
  response.end(text)
}
