import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { TrustedProxies } from '#registry/config/trusted-proxies.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'

/**
 * Where a request comes from. Each proxy writes behind the list whom it heard from, so the list is read from its end, for
 * as long as who wrote an entry is trusted: what stands before that anybody may have made up.
 */
export function readClient(request: IncomingMessage, trusted: TrustedProxies | undefined): Pick<RequestFacts, 'sourceIp' | 'secure'> {
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  if (!trusted?.has(peer)) return { sourceIp: peer }
  const secure = entries(request, 'x-forwarded-proto').at(-1) === 'https'
  let sourceIp = peer
  for (const entry of entries(request, 'x-forwarded-for').reverse()) {
    const address = addressOf(entry)
    if (!address) break
    sourceIp = address
    if (!trusted.has(address)) break
  }
  return { sourceIp, secure }
}

function entries(request: IncomingMessage, name: string): string[] {
  const lines = request.headersDistinct[name] ?? []
  return lines.flatMap((line) => line.split(',')).map((entry) => entry.trim())
}

// Some proxies write the port, too.
function addressOf(entry: string): string | undefined {
  const bare = entry.match(/^\[([^\]]+)\](?::\d+)?$/)?.[1] ?? entry.match(/^([\d.]+):\d+$/)?.[1] ?? entry
  return isIP(bare) ? bare.replace(/^::ffff:(?=[\d.]+$)/i, '') : undefined
}
