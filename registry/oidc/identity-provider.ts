import * as openid from 'openid-client'
import type { Logger } from 'pino'
import type { OpenIdConfig } from '#registry/config/config.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Claims, IdentityProvider } from '#registry/stores/identity-provider.ts'

const timeoutSeconds = 10

/** The authorization code flow with PKCE. */
export function createIdentityProvider(config: OpenIdConfig, log: Logger): IdentityProvider {
  const { name, issuer, clientId, clientSecret, scope, emailVerified } = config
  const discover = discoverOnce(() => {
    const isPlain = issuer.startsWith('http:')
    return openid.discovery(new URL(issuer), clientId, clientSecret, clientSecret === undefined ? openid.None() : undefined, {
      timeout: timeoutSeconds,
      ...(isPlain ? { execute: [openid.allowInsecureRequests] } : {}),
    })
  })
  const orFailed = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      log.warn({ err: error, issuer }, 'signing in through OpenID Connect failed')
      throw new ServiceError('identity-provider-failed', `${name} did not say who you are. Try again.`, { cause: error })
    }
  }
  return {
    name,
    id: issuer.replace(/^https?:\/\//, '').replace(/\/$/, ''),
    clientId,
    begin: (redirectUri) =>
      orFailed(async () => {
        const client = await discover()
        const pending = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() }
        const url = openid.buildAuthorizationUrl(client, {
          redirect_uri: redirectUri,
          scope,
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(pending.codeVerifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, pending }
      }),
    finish: (callbackUrl, { state, nonce, codeVerifier }) =>
      orFailed(async () => {
        const tokens = await openid.authorizationCodeGrant(await discover(), new URL(callbackUrl), {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new Error('there is no ID token')
        return vouchedFor(claims as Claims, emailVerified)
      }),
  }
}

/** Without the address, unless the provider says that it is theirs: nobody may be taken for whose address they only typed. */
function vouchedFor(claims: Claims, emailVerified: boolean): Claims {
  const { email: _, ...rest } = claims
  return emailVerified || claims.email_verified === true ? claims : (rest as Claims)
}

/** Kept once it worked; a provider that was away is asked again. */
function discoverOnce(discover: () => Promise<openid.Configuration>): () => Promise<openid.Configuration> {
  let found: Promise<openid.Configuration> | undefined
  return () => {
    found ??= discover().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
}
