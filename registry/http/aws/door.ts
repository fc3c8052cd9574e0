import type { IncomingMessage } from 'node:http'
import type { Context } from '#registry/context.ts'
import type { Door } from '#registry/http/server.ts'
import type { SignableRequest } from '#registry/sigv4/signable-request.ts'
import { answerJson, sendJson, sendJsonError } from './json-protocol.ts'
import { answerQuery, isQuery, sendQueryError, sendXml } from './query-protocol.ts'
import { BodyAborted, readBody } from './read-body.ts'

/**
 * The way in for AWS clients: `POST /`, signed with SigV4, in JSON 1.1 or in the Query protocol, answered with the API
 * model's shapes and errors. Every answer has `x-amzn-RequestId`; the log knows a failure by the same id.
 */
export function createAwsDoor(context: Context): Door {
  return async (request, response, facts) => {
    const signable = toSignable(request)
    const query = isQuery(signable)
    const read = (bytesMax?: number) => readBody(request, bytesMax)
    try {
      if (query) sendXml(response, facts, await answerQuery(signable, read, facts, context))
      else sendJson(response, facts, await answerJson(signable, read, facts, context))
    } catch (error) {
      if (error instanceof BodyAborted) response.destroy()
      else if (query) sendQueryError(response, signable, facts, error, context)
      else sendJsonError(response, facts, error, context)
    }
  }
}

function toSignable(request: IncomingMessage): SignableRequest {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
  return { method: request.method ?? '', path, query, headers: request.headersDistinct }
}
