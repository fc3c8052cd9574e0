import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { anonymous } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parseJsonBody } from '#registry/http/aws/parse-json.ts'
import { serverError } from '#registry/http/gallery/errors.ts'
import { BodyAborted, readBody } from '#registry/http/gallery/read-body.ts'
import { refuseOtherSites } from '#registry/http/refuse-other-sites.ts'
import type { Door } from '#registry/http/server.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { signInOperations } from '#registry/operations/signin/operations.ts'
import { toWireError } from './errors.ts'

export const signInPath = '/api/signin/'

/**
 * Where the pages sign somebody in: `POST /api/signin/{operation}` with a JSON body. Whoever asks is nobody yet; what they
 * get is temporary credentials, with which all else is asked at the door of the AWS APIs. No page of another site gets in.
 */
export function createSignInDoor(context: Context): Door {
  return async (request, response, facts) => {
    try {
      await answer(request, response, facts, context)
    } catch (error) {
      if (error instanceof BodyAborted) response.destroy()
      else sendError(response, facts, error, context)
    }
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, facts: RequestFacts, context: Context): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST')
    send(response, facts, 405, { __type: 'MethodNotAllowedException', message: 'Ask with POST and a JSON body.' })
    return
  }
  refuseOtherSites(request)
  const name = (request.url ?? '').split('?', 1)[0]?.slice(signInPath.length)
  const operation = signInOperations.find((known) => known.name === name)
  if (!operation) throw new ServiceError('unknown-operation', `There is no operation ${JSON.stringify(name?.slice(0, 200))}.`)
  const input = parseJsonBody(await readBody(request))
  send(response, facts, 200, await runOperation(operation, input, { principal: anonymous, request: facts }, context))
}

function sendError(response: ServerResponse, facts: RequestFacts, error: unknown, context: Pick<Context, 'log'>): void {
  if (error instanceof ServiceError) {
    const { status, body } = toWireError(error)
    setRetryAfter(response, error)
    send(response, facts, status, body)
  } else {
    context.log.error({ err: error, requestId: facts.requestId }, 'a sign-in failed')
    send(response, facts, serverError.status, serverError.body)
  }
}

function send(response: ServerResponse, { requestId }: RequestFacts, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'x-amzn-RequestId': requestId,
  })
  response.end(text)
}
