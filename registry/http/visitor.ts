import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Config } from '#registry/config/config.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'

/** In which the server tells its pages, and they the backend, who asks: the address, and whether they speak TLS. */
export const visitorHeader = 'x-galleon-visitor'
export const visitorSecureHeader = 'x-galleon-visitor-secure'
const agentHeader = 'x-galleon-visitor-agent'
const keyHeader = 'x-galleon-pages-key'

type VisitorFacts = Partial<Pick<RequestFacts, 'sourceIp' | 'userAgent' | 'secure'>>

/**
 * The pages ask on behalf of their visitors, and say whose address, browser and connection count. Nobody else can: it
 * takes the key that only they know.
 */
export function readVisitor({ headers }: Pick<IncomingMessage, 'headers'>, { pagesKey }: Pick<Config, 'pagesKey'>): VisitorFacts {
  const address = headers[visitorHeader]
  const key = headers[keyHeader]
  if (pagesKey === undefined || typeof address !== 'string' || typeof key !== 'string') return {}
  if (isIP(address) === 0 || !isSame(key, pagesKey)) return {}
  const agent = headers[agentHeader]
  return {
    sourceIp: address,
    ...(typeof agent === 'string' ? { userAgent: agent } : {}),
    ...(headers[visitorSecureHeader] === undefined ? {} : { secure: headers[visitorSecureHeader] === 'true' }),
  }
}

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}
