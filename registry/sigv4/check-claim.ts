import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { formatAmzDate } from './amz-date.ts'
import { headerValues, type SignableRequest } from './signable-request.ts'
import type { SignatureClaim } from './signature-claim.ts'

const skewMs = limits.signatureSkewSeconds * 1000
const skewMinutes = limits.signatureSkewSeconds / 60

/** Not signed by every SDK, and nothing depends on it. */
const neverSigned = 'x-amz-user-agent'

/**
 * Everything that can be known of a claim without the secret and the body: that it is for this service, fresh, and
 * covers the host and every `x-amz-…` header of the request.
 * @throws ServiceError `wrong-credential-scope`, `signature-expired`, `signature-mismatch`.
 */
export function checkClaim(request: SignableRequest, claim: SignatureClaim, { service, now }: { service: string; now: Date }): void {
  checkScope(claim, service)
  checkFreshness(claim, now)
  checkSignedHeaders(request, claim)
}

function checkScope({ credential, amzDate }: SignatureClaim, service: string): void {
  if (credential.service !== service) {
    throw new ServiceError('wrong-credential-scope', `Credential should be scoped to correct service: '${service}'.`)
  }
  const day = amzDate.slice(0, 8)
  if (credential.day !== day) {
    throw new ServiceError(
      'wrong-credential-scope',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${credential.day}' != '${day}', from '${amzDate}'.`,
    )
  }
}

function checkFreshness({ signedAt, amzDate, lifeSeconds }: SignatureClaim, now: Date): void {
  const lifeMs = lifeSeconds === undefined ? skewMs : lifeSeconds * 1000
  const window = lifeSeconds === undefined ? `${skewMinutes} min.` : `${lifeSeconds} sec.`
  // Texts and comparisons are to the second, as X-Amz-Date is.
  const nowMs = Math.floor(now.getTime() / 1000) * 1000
  const nowText = formatAmzDate(now)
  if (signedAt.getTime() < nowMs - lifeMs) {
    const earliest = formatAmzDate(new Date(nowMs - lifeMs))
    throw new ServiceError('signature-expired', `Signature expired: ${amzDate} is now earlier than ${earliest} (${nowText} - ${window})`)
  }
  if (signedAt.getTime() > nowMs + skewMs) {
    const latest = formatAmzDate(new Date(nowMs + skewMs))
    throw new ServiceError(
      'signature-expired',
      `Signature not yet current: ${amzDate} is still later than ${latest} (${nowText} + ${skewMinutes} min.)`,
    )
  }
}

function checkSignedHeaders(request: SignableRequest, { signedHeaders }: SignatureClaim): void {
  const signed = new Set(signedHeaders)
  const missing = signedHeaders.find((name) => headerValues(request, name).length === 0)
  if (missing) throw new ServiceError('signature-mismatch', `The signed header '${missing}' is not in the request.`)
  const unsigned = ['host', ...Object.keys(request.headers)].find((name) => mustBeSigned(name) && !signed.has(name))
  if (unsigned) {
    throw new ServiceError('signature-mismatch', `'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`)
  }
}

function mustBeSigned(name: string): boolean {
  return name === 'host' || (name.startsWith('x-amz-') && name !== neverSigned)
}
