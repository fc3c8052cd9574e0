import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Config } from '#registry/config/config.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'

/** In which the server tells its pages, and they the backend, the address of who asks. */
export const visitorHeader = 'x-galleon-visitor'
const keyHeader = 'x-galleon-pages-key'

/**
 * The gallery's own pages ask on behalf of their visitors, and say whose address counts. Nobody else can: it takes the key
 * that only they know.
 */
export function readVisitor(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { pagesKey }: Pick<Config, 'pagesKey'>,
): Partial<Pick<RequestFacts, 'sourceIp'>> {
  const address = headers[visitorHeader]
  const key = headers[keyHeader]
  if (pagesKey === undefined || typeof address !== 'string' || typeof key !== 'string') return {}
  return isIP(address) !== 0 && isSame(key, pagesKey) ? { sourceIp: address } : {}
}

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
