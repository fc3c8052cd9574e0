import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { checkClaim } from '#registry/sigv4/check-claim.ts'
import { readClaim } from '#registry/sigv4/read-claim.ts'
import type { SignableRequest } from '#registry/sigv4/signable-request.ts'
import { verifySignature } from '#registry/sigv4/verify-signature.ts'
import type { Credential } from '#registry/stores/identities.ts'
import type { RawBody } from './read-body.ts'

export interface Authentication {
  readonly principal: AccountPrincipal
  /** Of the credential's scope: the region that the client meant. */
  readonly region: string
  readonly body: RawBody
}

/**
 * Who signed the request. The body is asked for only when the claim is fresh and names a usable key, so that a stranger
 * cannot make the server hold megabytes.
 * @throws ServiceError `missing-authentication`, `incomplete-signature`, `wrong-credential-scope`, `signature-expired`,
 * `unknown-credentials`, `token-expired`, `signature-mismatch`, and what `readBody` throws.
 */
export async function authenticate(
  request: SignableRequest,
  service: string,
  readBody: () => Promise<RawBody>,
  { sourceIp }: Pick<RequestFacts, 'sourceIp'>,
  { identities, keyUses, sessionUses, secrets, clock }: Pick<Context, 'identities' | 'keyUses' | 'sessionUses' | 'secrets' | 'clock'>,
): Promise<Authentication> {
  const claim = readClaim(request)
  checkClaim(request, claim, { service, now: clock() })
  const { accessKeyId, region } = claim.credential
  const credential = await identities.findCredential(accessKeyId)
  if (!credential?.usable || !hasItsToken(credential, claim.securityToken)) {
    throw new ServiceError('unknown-credentials', 'The security token included in the request is invalid.')
  }
  const { principal } = credential
  if (principal.session && principal.session.expiresAt <= clock()) {
    throw new ServiceError('token-expired', 'The security token included in the request is expired')
  }
  const body = await readBody()
  verifySignature(request, claim, body.sha256, secrets.open(credential.secretCiphertext))
  if (principal.session?.console) sessionUses.touch(accessKeyId, sourceIp)
  else if (!principal.session) keyUses.touch(accessKeyId, service, region)
  return { principal, region, body }
}

// Temporary keys need the token they came with. Long-term keys have none: one that is sent belongs to other credentials.
function hasItsToken({ tokenHash }: Credential, token: string | undefined): boolean {
  if (tokenHash === undefined || token === undefined) return tokenHash === undefined && token === undefined
  return timingSafeEqual(createHash('sha256').update(token).digest(), tokenHash)
}
