import { ServiceError } from '#registry/domain/service-error.ts'
import { readAuthorizationHeader } from './authorization-header.ts'
import { isPresigned, readPresignedQuery } from './presigned-query.ts'
import { headerValues, type SignableRequest } from './signable-request.ts'
import type { SignatureClaim } from './signature-claim.ts'

/**
 * What the request says of its signature, from its Authorization header or its query string. Nothing is verified yet.
 * @throws ServiceError `missing-authentication`, `incomplete-signature`, `wrong-credential-scope`, `malformed-request`.
 */
export function readClaim(request: SignableRequest): SignatureClaim {
  const hasHeader = headerValues(request, 'authorization').length > 0
  const presigned = isPresigned(request)
  if (hasHeader && presigned) {
    throw new ServiceError('incomplete-signature', 'The request is signed twice: in its Authorization header and in its query string.')
  }
  if (presigned) return readPresignedQuery(request)
  if (hasHeader) return readAuthorizationHeader(request)
  throw new ServiceError('missing-authentication', 'Missing Authentication Token')
}
