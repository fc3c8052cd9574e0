import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { checkClaim } from '#registry/sigv4/check-claim.ts'
import { readClaim } from '#registry/sigv4/read-claim.ts'
import type { SignableRequest } from '#registry/sigv4/signable-request.ts'
import { verifySignature } from '#registry/sigv4/verify-signature.ts'
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
 * `unknown-credentials`, `signature-mismatch`, and what `readBody` throws.
 */
export async function authenticate(
  request: SignableRequest,
  service: string,
  readBody: () => Promise<RawBody>,
  { accounts, secrets, clock }: Pick<Context, 'accounts' | 'secrets' | 'clock'>,
): Promise<Authentication> {
  const claim = readClaim(request)
  checkClaim(request, claim, { service, now: clock() })
  const { accessKeyId, region } = claim.credential
  const accessKey = await accounts.findAccessKey(accessKeyId)
  // Long-term keys have no session token: one that is sent belongs to other credentials.
  if (!accessKey?.usable || claim.securityToken !== undefined) {
    throw new ServiceError('unknown-credentials', 'The security token included in the request is invalid.')
  }
  const body = await readBody()
  verifySignature(request, claim, body.sha256, secrets.open(accessKey.secretCiphertext))
  return { principal: { type: 'root', accountId: accessKey.accountId, accessKeyId }, region, body }
}
