import type { ServerResponse } from 'node:http'
import { decodeJwt } from 'jose'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { ociErrors } from '#registry/http/oci/error-table.ts'
import type { Door } from '#registry/http/server.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import { registryUserName } from '#registry/tokens/registry-tokens.ts'

interface Grant {
  readonly token: string
  readonly expiresAt: Date
}

/**
 * The token service: `GET /token/` gives the bearer token for the registry API. Whatever scopes a client asks for, the
 * token stands for its caller, whose permissions are looked up with each use.
 * @see Docker Registry v2, "Token Authentication Specification".
 */
export function createTokenDoor(context: Pick<Context, 'tokens' | 'clock' | 'log' | 'config'>): Door {
  return async (request, response, facts) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        // Docker asks with POST first where it is offered, and with GET otherwise.
        response.setHeader('Allow', 'GET, HEAD')
        throw new ServiceError('unsupported', 'Ask for a token with GET.')
      }
      const password = passwordOf(request.headers.authorization)
      send(response, password === undefined ? await context.tokens.issueAnonymous() : await accept(password, context), context.clock())
    } catch (error) {
      respondError(error, response, facts.requestId, context)
    }
  }
}

// The password is such a token itself: given back as it is, so that it lives no longer than what it was bought with.
async function accept(password: string, { tokens }: Pick<Context, 'tokens'>): Promise<Grant> {
  await tokens.verify(password)
  const { exp } = decodeJwt(password)
  return { token: password, expiresAt: new Date((exp ?? 0) * 1000) }
}

function passwordOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const encoded = authorization.match(/^Basic +([A-Za-z0-9+/=_-]+)$/i)?.[1]
  const pair = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const password = pair.slice(colon + 1)
  // A token has two dots; whatever has not was never one.
  if (colon > 0 && pair.slice(0, colon) === registryUserName && password.split('.').length === 3) return password
  throw new ServiceError(
    'token-invalid',
    `Your Authorization Token is invalid. Sign in as ${registryUserName} with the password that 'aws ecr-public get-login-password' prints.`,
  )
}

function send(response: ServerResponse, { token, expiresAt }: Grant, now: Date): void {
  const lifeSeconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))
  write(response, 200, { token, access_token: token, expires_in: lifeSeconds, issued_at: now.toISOString() })
}

function respondError(error: unknown, response: ServerResponse, requestId: string, { config, log }: Pick<Context, 'config' | 'log'>): void {
  if (!(error instanceof ServiceError)) {
    log.error({ err: error, requestId }, 'token request failed')
    const message = `Something went wrong on our side. Please tell the operator this request id: ${requestId}`
    write(response, 500, { errors: [{ code: 'UNKNOWN', message }] })
    return
  }
  const { code, status } = ociErrors[error.kind]
  setRetryAfter(response, error)
  if (status === 401) response.setHeader('WWW-Authenticate', `Basic realm="${config.registryHost}"`)
  write(response, status, { errors: [{ code, message: error.message }] })
}

function write(response: ServerResponse, status: number, document: unknown): void {
  const body = Buffer.from(JSON.stringify(document))
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': body.length, 'Cache-Control': 'no-store' })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
