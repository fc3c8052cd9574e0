import type { ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { headerValues, type SignableRequest } from '#registry/sigv4/signable-request.ts'
import { authenticate } from './authenticate.ts'
import { serverError, toWireError } from './errors.ts'
import { parseJsonBody } from './parse-json.ts'
import type { RawBody } from './read-body.ts'
import { findJsonTarget, type JsonTarget, region } from './services.ts'
import { toWireJson } from './wire-json.ts'

/** What comes of a request in JSON 1.1. @throws ServiceError as {@link runOperation}, and those of `authenticate`. */
export async function answerJson(
  request: SignableRequest,
  readBody: () => Promise<RawBody>,
  facts: RequestFacts,
  context: Context,
): Promise<unknown> {
  const { service, operation } = targetOf(request)
  const authentication = await authenticate(request, service.signingName, readBody, facts, context)
  if (authentication.region !== region) {
    throw new ServiceError('unsupported-region', `${operation.name} command is only supported in ${region}.`)
  }
  const caller = { principal: authentication.principal, request: { ...facts, region } }
  return runOperation(operation, parseJsonBody(authentication.body.bytes), caller, context)
}

function targetOf(request: SignableRequest): JsonTarget {
  const [target = ''] = headerValues(request, 'x-amz-target')
  const found = findJsonTarget(target)
  if (found) return found
  // Whoever sends neither target nor signature is no SDK, and is told the first thing that is missing.
  if (headerValues(request, 'authorization').length === 0) throw new ServiceError('missing-authentication', 'Missing Authentication Token')
  throw new ServiceError('unknown-operation', `There is no operation ${JSON.stringify(target.slice(0, 200))}.`)
}

export function sendJsonError(response: ServerResponse, facts: RequestFacts, error: unknown, { log }: Pick<Context, 'log'>): void {
  if (error instanceof ServiceError) {
    const { status, body } = toWireError(error)
    setRetryAfter(response, error)
    sendJson(response, facts, body, status)
  } else {
    log.error({ err: error, requestId: facts.requestId }, 'an API operation failed')
    sendJson(response, facts, serverError.body, serverError.status)
  }
}

export function sendJson(response: ServerResponse, { requestId }: RequestFacts, body: unknown, status = 200): void {
  const text = toWireJson(body)
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.1',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': requestId,
  })
  response.end(text)
}
