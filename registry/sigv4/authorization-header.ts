import { ServiceError } from '#registry/domain/service-error.ts'
import { parseSignature, parseSignedAt, parseSignedHeaders } from './claim-parts.ts'
import { parseCredential } from './credential-scope.ts'
import { headerValues, type SignableRequest } from './signable-request.ts'
import type { SignatureClaim } from './signature-claim.ts'
import { algorithm } from './string-to-sign.ts'

/**
 * Reads `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…` and X-Amz-Date.
 * @throws ServiceError `missing-authentication` for a scheme that is no signature, `incomplete-signature`,
 * `wrong-credential-scope`.
 */
export function readAuthorizationHeader(request: SignableRequest): SignatureClaim {
  const authorization = single(request, 'authorization') ?? ''
  const space = authorization.indexOf(' ')
  const scheme = space < 0 ? authorization : authorization.slice(0, space)
  if (!scheme.startsWith('AWS')) throw new ServiceError('missing-authentication', 'Missing Authentication Token')
  if (scheme !== algorithm) throw incomplete(`Unsupported AWS 'algorithm': write ${algorithm}.`)
  const parameters = parseParameters(authorization.slice(scheme.length))
  const amzDate = single(request, 'x-amz-date')
  const credential = parameters.get('Credential')
  const signedHeaders = parameters.get('SignedHeaders')
  const signature = parameters.get('Signature')
  if (!credential || !signedHeaders || !signature || !amzDate) {
    throw incomplete(
      [
        credential ? '' : "Authorization header requires 'Credential' parameter.",
        signature ? '' : "Authorization header requires 'Signature' parameter.",
        signedHeaders ? '' : "Authorization header requires 'SignedHeaders' parameter.",
        amzDate ? '' : "Authorization header requires existence of a 'X-Amz-Date' header.",
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
  const securityToken = single(request, 'x-amz-security-token')
  return {
    form: 'header',
    credential: parseCredential(credential),
    signedHeaders: parseSignedHeaders(signedHeaders),
    signature: parseSignature(signature),
    amzDate,
    signedAt: parseSignedAt(amzDate),
    ...(securityToken === undefined ? {} : { securityToken }),
  }
}

function parseParameters(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const equals = part.indexOf('=')
    if (part === '') continue
    if (equals < 0) throw incomplete('Authorization header has a part that is not a key=value pair (missing equal-sign).')
    const name = part.slice(0, equals)
    if (parameters.has(name)) throw incomplete(`Authorization header has more than one '${name.slice(0, 20)}' parameter.`)
    parameters.set(name, part.slice(equals + 1))
  }
  return parameters
}

// Of two values, the one checked here and the one used elsewhere might differ.
function single(request: SignableRequest, name: string): string | undefined {
  const values = headerValues(request, name)
  if (values.length > 1) throw incomplete(`There is more than one '${name}' header.`)
  return values[0]
}

function incomplete(message: string): ServiceError {
  return new ServiceError('incomplete-signature', message)
}
