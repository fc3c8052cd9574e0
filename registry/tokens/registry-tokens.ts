import { errors, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { type AccountPrincipal, anonymous, type Principal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { SecretBox } from '#registry/secrets/secret-box.ts'
import type { IdentityReader } from '#registry/stores/identities.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'

const audience = 'registry'
const userName = 'AWS'
const rememberedTokensMax = 10_000
// A crash of the announcing connection aside, a revoked key is known at once; this bounds what is left.
const rememberedMs = 60_000

const claimsSchema = z.object({ sub: z.string(), key: z.string().optional() })

export interface RegistryTokens {
  /** A token that stands for its caller: password of `docker login`, and bearer of the registry API. No colon, no white space. */
  issue(principal: AccountPrincipal): Promise<{ readonly token: string; readonly expiresAt: Date }>
  /** What the token service gives who did not sign in. */
  issueAnonymous(): Promise<{ readonly token: string; readonly expiresAt: Date }>
  /**
   * Takes the token itself or the `authorizationToken` of GetAuthorizationToken, which is `AWS:` and the token in base64.
   * The caller's credentials are looked up again, so a token dies with its key or session.
   * @throws ServiceError `token-invalid`, `token-expired`.
   */
  verify(token: string): Promise<Principal>
}

interface Dependencies {
  readonly secrets: Pick<SecretBox, 'derive'>
  readonly identities: Pick<IdentityReader, 'findCredential'>
  readonly invalidations: Invalidations
  readonly clock: () => Date
}

export function createRegistryTokens({ secrets, identities, invalidations, clock }: Dependencies): RegistryTokens {
  const key = secrets.derive('registry tokens')
  const verified = new LRUCache<string, { principal: Principal; expiresAtMs: number }>({ max: rememberedTokensMax, ttl: rememberedMs })
  // Counts what was announced, so that a check that began before a change is not remembered after it.
  let changes = 0
  invalidations.subscribe((change) => {
    if (change.type === 'repository') return
    changes++
    verified.clear()
  })

  const sign = async (subject: string, claims: Record<string, string>) => {
    const expiresAt = new Date(clock().getTime() + limits.authorizationTokenLifeSeconds * 1000)
    const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setSubject(subject).setAudience(audience)
    return { token: await jwt.setIssuedAt(clock()).setExpirationTime(expiresAt).sign(key), expiresAt }
  }

  const check = async (token: string): Promise<{ principal: Principal; expiresAtMs: number }> => {
    const { payload } = await jwtVerify(withoutUserName(token), key, { audience, algorithms: ['HS256'], currentDate: clock() }).catch(
      refuse,
    )
    const claims = claimsSchema.parse(payload)
    const expiresAtMs = (payload.exp ?? 0) * 1000
    if (claims.sub === 'anonymous') return { principal: anonymous, expiresAtMs }
    const credential = claims.key ? await identities.findCredential(claims.key) : undefined
    if (!credential?.usable || credential.accountId !== claims.sub) throw invalidToken()
    const { principal } = credential
    // A token bought with temporary credentials dies with them.
    const sessionEndsMs = principal.session?.expiresAt.getTime() ?? Number.POSITIVE_INFINITY
    if (sessionEndsMs <= clock().getTime()) throw expiredToken()
    return { principal, expiresAtMs: Math.min(expiresAtMs, sessionEndsMs) }
  }

  return {
    issue: (principal) => sign(principal.accountId, { key: principal.accessKeyId }),
    issueAnonymous: () => sign('anonymous', {}),
    async verify(token) {
      const known = invalidations.connected ? verified.get(token) : undefined
      if (known && known.expiresAtMs > clock().getTime()) return known.principal
      const before = changes
      const fresh = await check(token)
      if (before === changes) verified.set(token, fresh)
      return fresh.principal
    },
  }
}

// A token has dots, which base64 has not: whatever has none can only be the encoded pair of user name and token.
function withoutUserName(token: string): string {
  if (token.includes('.')) return token
  const [user, password, ...rest] = Buffer.from(token, 'base64').toString('utf8').split(':')
  return user === userName && password && rest.length === 0 ? password : token
}

function refuse(error: unknown): never {
  throw error instanceof errors.JWTExpired ? expiredToken(error) : invalidToken(error)
}

function expiredToken(cause?: unknown): ServiceError {
  return new ServiceError('token-expired', 'Your authorization token has expired. Reauthenticate and try again.', { cause })
}

function invalidToken(cause?: unknown): ServiceError {
  return new ServiceError('token-invalid', 'Your Authorization Token is invalid.', { cause })
}

/** The user name that goes with a token in `docker login`. */
export const registryUserName = userName
