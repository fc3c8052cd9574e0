import { randomUUID } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { createAwsDoor } from './aws/door.ts'
import { readClient } from './client-facts.ts'
import { createGalleryDoor } from './gallery/door.ts'
import { createHealthDoor } from './health/door.ts'
import { createOciDoor } from './oci/door.ts'
import { createSignInDoor, signInPath } from './signin/door.ts'
import { createTokenDoor } from './token/door.ts'
import { readVisitor } from './visitor.ts'

/** One protocol's way in: it answers the request itself, errors of its operations included. */
export type Door = (request: IncomingMessage, response: ServerResponse, facts: RequestFacts) => Promise<void>

/** The web app, when it runs in the same process. */
export type WebApp = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

// Clients keep connections between the requests of a push; a proxy in front usually gives up after 60 s, and must
// be the one who does.
const keepAliveTimeoutMs = 75_000

/** One port for everything: each request goes to its protocol's door, and what is nobody's to the web app. */
export function createServer(context: Context, webApp: WebApp = answerNotFound): http.Server {
  const doors = {
    oci: createOciDoor(context),
    token: createTokenDoor(context),
    aws: createAwsDoor(context),
    gallery: createGalleryDoor(context),
    signin: createSignInDoor(context),
    health: createHealthDoor(context),
  }
  const server = http.createServer({ keepAliveTimeout: keepAliveTimeoutMs, requestTimeout: 0 }, (request, response) => {
    const name = doorOf(request)
    const handled = name ? doors[name](request, response, factsOf(request, context)) : Promise.resolve(webApp(request, response))
    handled.catch((error: unknown) => failLoudly(context, request, response, error))
  })
  return server
}

function doorOf(request: IncomingMessage): 'oci' | 'token' | 'aws' | 'gallery' | 'signin' | 'health' | undefined {
  const url = request.url ?? '/'
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  if (path.startsWith('/v2/') || path === '/v2') return 'oci'
  if (path === '/token' || path === '/token/') return 'token'
  if (path.startsWith('/api/gallery/') || path.startsWith('/-/logo/')) return 'gallery'
  if (path.startsWith(signInPath)) return 'signin'
  if (path === '/healthz' || path === '/readyz' || path === '/metrics') return 'health'
  if (path === '/' && isAwsCall(request, url.slice(path.length))) return 'aws'
  return undefined
}

function isAwsCall({ method, headers }: IncomingMessage, query: string): boolean {
  // A page's server action is a POST to the page, and says so in a header.
  if (method === 'POST') return !headers['next-action']
  // Query APIs may be asked with GET: by an address that carries its signature, or with a signed header.
  return method === 'GET' && query.includes('Action=') && (query.includes('X-Amz-Signature=') || isSigned(headers.authorization))
}

function isSigned(authorization: string | undefined): boolean {
  return authorization?.startsWith('AWS4-HMAC-SHA256') ?? false
}

function factsOf(request: IncomingMessage, { config }: Pick<Context, 'config'>): RequestFacts {
  return {
    requestId: randomUUID(),
    ...readClient(request, config.trustedProxies),
    userAgent: request.headers['user-agent'] ?? '',
    ...readVisitor(request, config),
  }
}

function answerNotFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is nothing here.\n')
}

// A door answers for its own errors; what arrives here is a bug in the door.
function failLoudly(context: Context, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  context.log.error({ err: error, method: request.method, url: request.url }, 'a door failed')
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Something went wrong on our side.\n')
}
