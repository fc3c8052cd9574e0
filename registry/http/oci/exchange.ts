import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import type { Caller } from '#registry/operations/operation.ts'

/** One request of the distribution API on its way through a handler. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly caller: Caller
  readonly context: Context
}
