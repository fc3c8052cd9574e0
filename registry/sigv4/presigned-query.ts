import { ServiceError } from '#registry/domain/service-error.ts'
import { parseQuery, type QueryPair } from './canonical-query.ts'
import { parseSignature, parseSignedAt, parseSignedHeaders } from './claim-parts.ts'
import { parseCredential } from './credential-scope.ts'
import type { SignableRequest } from './signable-request.ts'
import type { SignatureClaim } from './signature-claim.ts'
import { algorithm } from './string-to-sign.ts'

/** Seven days. */
const lifeSecondsMax = 604_800

/** Whether the request carries its signature in the query string. */
export function isPresigned(request: SignableRequest): boolean {
  return /(^|&)X-Amz-(Signature|Algorithm)=/.test(request.query)
}

/**
 * Reads X-Amz-Credential and its companions from the query string.
 * @throws ServiceError `incomplete-signature`, `wrong-credential-scope`, `malformed-request`.
 */
export function readPresignedQuery(request: SignableRequest): SignatureClaim {
  const pairs = parseQuery(request.query)
  if (required(pairs, 'X-Amz-Algorithm') !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': write ${algorithm}.`)
  const amzDate = required(pairs, 'X-Amz-Date')
  const expires = required(pairs, 'X-Amz-Expires')
  if (!/^\d{1,6}$/.test(expires) || Number(expires) > lifeSecondsMax) {
    throw incomplete(`X-Amz-Expires must be a number of seconds from 0 to ${lifeSecondsMax}.`)
  }
  const securityToken = optional(pairs, 'X-Amz-Security-Token')
  return {
    form: 'query',
    credential: parseCredential(required(pairs, 'X-Amz-Credential')),
    signedHeaders: parseSignedHeaders(required(pairs, 'X-Amz-SignedHeaders')),
    signature: parseSignature(required(pairs, 'X-Amz-Signature')),
    amzDate,
    signedAt: parseSignedAt(amzDate),
    lifeSeconds: Number(expires),
    ...(securityToken === undefined ? {} : { securityToken }),
  }
}

function required(pairs: readonly QueryPair[], name: string): string {
  const value = optional(pairs, name)
  if (value === undefined) throw incomplete(`AWS query-string parameters must include '${name}'.`)
  return value
}

function optional(pairs: readonly QueryPair[], name: string): string | undefined {
  const found = pairs.filter(([pairName]) => pairName === name)
  if (found.length > 1) throw incomplete(`There is more than one '${name}' parameter.`)
  return found[0]?.[1]
}

function incomplete(message: string): ServiceError {
  return new ServiceError('incomplete-signature', message)
}
