import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Door } from '#registry/http/server.ts'
import type { Operation, RequestFacts } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { headerValues, type SignableRequest } from '#registry/sigv4/signable-request.ts'
import { authenticate } from './authenticate.ts'
import { serverError, toWireError } from './errors.ts'
import { ecrPublic, findOperation } from './operations.ts'
import { parseJsonBody } from './parse-json.ts'
import { answerQuery, isQuery } from './query-protocol.ts'
import { BodyAborted, readBody } from './read-body.ts'
import { toWireJson } from './wire-json.ts'

/**
 * The way in for AWS clients: `POST /` in JSON 1.1, signed with SigV4, answered with the API model's shapes and errors.
 * Every answer has `x-amzn-RequestId`; the log knows a failure by the same id.
 */
export function createAwsDoor(context: Context): Door {
  return async (request, response, facts) => {
    const signable = toSignable(request)
    if (isQuery(signable)) return answerQuery(response, facts)
    try {
      const operation = operationOf(signable)
      const output = await answer(operation, signable, () => readBody(request), facts, context)
      send(response, facts, 200, output)
    } catch (error) {
      if (error instanceof BodyAborted) response.destroy()
      else sendError(response, facts, error, context)
    }
  }
}

function operationOf(request: SignableRequest): Operation {
  const [target = ''] = headerValues(request, 'x-amz-target')
  const operation = findOperation(target)
  if (operation) return operation
  // Whoever sends neither target nor signature is no SDK, and is told the first thing that is missing.
  if (headerValues(request, 'authorization').length === 0) throw new ServiceError('missing-authentication', 'Missing Authentication Token')
  throw new ServiceError('unknown-operation', `There is no operation ${JSON.stringify(target.slice(0, 200))}.`)
}

async function answer(
  operation: Operation,
  request: SignableRequest,
  readBodyOnce: () => ReturnType<typeof readBody>,
  facts: RequestFacts,
  context: Context,
): Promise<unknown> {
  const { principal, region, body } = await authenticate(request, ecrPublic.signingName, readBodyOnce, context)
  if (region !== ecrPublic.region) {
    throw new ServiceError('unsupported-region', `${operation.name} command is only supported in ${ecrPublic.region}.`)
  }
  return runOperation(operation, parseJsonBody(body.bytes), { principal, request: facts }, context)
}

function toSignable(request: IncomingMessage): SignableRequest {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
  return { method: request.method ?? '', path, query, headers: request.headersDistinct }
}

function sendError(response: ServerResponse, facts: RequestFacts, error: unknown, context: Pick<Context, 'log'>): void {
  if (error instanceof ServiceError) {
    const { status, body } = toWireError(error)
    send(response, facts, status, body)
  } else {
    context.log.error({ err: error, requestId: facts.requestId }, 'an API operation failed')
    send(response, facts, serverError.status, serverError.body)
  }
}

function send(response: ServerResponse, { requestId }: RequestFacts, status: number, body: unknown): void {
  const text = toWireJson(body)
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.1',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': requestId,
  })
  response.end(text)
}
