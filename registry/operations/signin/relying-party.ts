import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

/** For whom passkeys are made, and by whom they can be used. */
export interface RelyingParty {
  /** The host of the origin: browsers offer a passkey nowhere else. */
  readonly id: string
  /** Scheme, host and port of the pages. */
  readonly origin: string
}

const ipv4 = /^\d+\.\d+\.\d+\.\d+$/

/**
 * Undefined where browsers refuse passkeys: on an IP address, and without TLS but on this machine itself.
 * @see Web Authentication Level 3, sections 5.1.3 and 13.4.9.
 */
export function findRelyingParty(origin: string): RelyingParty | undefined {
  const { protocol, hostname } = new URL(origin)
  const isAddress = hostname.startsWith('[') || ipv4.test(hostname)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  return isAddress || (protocol !== 'https:' && !isLocal) ? undefined : { id: hostname, origin }
}

/** @throws ServiceError `unsupported`. */
export function requireRelyingParty({ config }: Pick<Context, 'config'>): RelyingParty {
  const party = findRelyingParty(config.origin)
  if (party) return party
  throw new ServiceError('unsupported', `Passkeys need a host name, and https but on localhost; this installation is at ${config.origin}.`)
}
