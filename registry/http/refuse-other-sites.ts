import type { IncomingMessage } from 'node:http'
import { ServiceError } from '#registry/domain/service-error.ts'

/**
 * Everyone may read from any page, but no other site's page may act in its visitor's place. Browsers say where a request
 * comes from; programs say nothing, and act for themselves.
 * @throws ServiceError `access-denied`.
 */
export function refuseOtherSites({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const site = headers['sec-fetch-site']
  const foreign = site === undefined ? isForeign(headers.origin, headers.host) : site !== 'same-origin' && site !== 'none'
  if (foreign) throw new ServiceError('access-denied', 'A page of another site may not ask for this.')
}

function isForeign(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}
