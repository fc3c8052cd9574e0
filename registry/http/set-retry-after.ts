import type { ServerResponse } from 'node:http'
import type { ServiceError } from '#registry/domain/service-error.ts'

/** Tells a client that was refused for its haste when to come again, in whole seconds. @see RFC 9110, "Retry-After". */
export function setRetryAfter(response: ServerResponse, { retryAfterSeconds }: ServiceError): void {
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', Math.max(1, Math.ceil(retryAfterSeconds)))
}
