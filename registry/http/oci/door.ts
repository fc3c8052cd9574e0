import type { Context } from '#registry/context.ts'
import type { Principal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Door } from '#registry/http/server.ts'
import { deleteBlobFrom, sendBlob } from './blobs.ts'
import type { Exchange } from './exchange.ts'
import { sendReferrers, sendTags } from './lists.ts'
import { deleteManifestFrom, receiveManifest, sendManifest } from './manifests.ts'
import { commonHeaders, respondError } from './respond-error.ts'
import { parseRoute, type Route } from './route.ts'
import { beginUpload, discardUpload, finishUpload, receivePart, sendUploadStatus } from './uploads.ts'

/**
 * The OCI distribution API, which is also Docker's registry API v2.
 * @see OCI distribution specification 1.1.
 */
export function createOciDoor(context: Context): Door {
  return async (request, response, facts) => {
    try {
      const principal = await authenticate(request.headers.authorization, context)
      const url = request.url ?? ''
      const mark = url.indexOf('?')
      const route = parseRoute(mark < 0 ? url : url.slice(0, mark))
      const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))
      const exchange = { request, response, query, caller: { principal, request: facts }, context }
      await handle(route, exchange).catch((error: unknown) => {
        throw askToSignIn(error, principal)
      })
    } catch (error) {
      respondError(error, { request, response, facts }, context)
    }
  }
}

async function authenticate(authorization: string | undefined, { tokens }: Context): Promise<Principal> {
  const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1]
  if (token) return tokens.verify(token)
  // Pulling needs a token too, which the token service gives to anybody.
  throw new ServiceError('missing-authentication', 'Not Authorized')
}

// What is denied to nobody in particular may be allowed to who signs in.
function askToSignIn(error: unknown, principal: Principal): unknown {
  const denied = error instanceof ServiceError && error.kind === 'access-denied' && principal.type === 'anonymous'
  return denied ? new ServiceError('missing-authentication', error.message, { cause: error }) : error
}

type Methods = Readonly<Partial<Record<string, () => Promise<void>>>>

async function handle(route: Route, exchange: Exchange): Promise<void> {
  const methods = methodsOf(route, exchange)
  const method = methods[exchange.request.method ?? '']
  if (method) return method()
  exchange.response.setHeader('Allow', Object.keys(methods).join(', '))
  throw new ServiceError('unsupported', `${exchange.request.method} is not supported here.`)
}

function methodsOf(route: Route, exchange: Exchange): Methods {
  switch (route.type) {
    case 'base': {
      const send = () => sendBase(exchange)
      return { GET: send, HEAD: send }
    }
    case 'manifest': {
      const send = () => sendManifest(route, exchange)
      return { GET: send, HEAD: send, PUT: () => receiveManifest(route, exchange), DELETE: () => deleteManifestFrom(route, exchange) }
    }
    case 'blob': {
      const send = () => sendBlob(route, exchange)
      return { GET: send, HEAD: send, DELETE: () => deleteBlobFrom(route, exchange) }
    }
    case 'uploads':
      return { POST: () => beginUpload(route, exchange) }
    case 'upload':
      return {
        GET: () => sendUploadStatus(route, exchange),
        PATCH: () => receivePart(route, exchange),
        PUT: () => finishUpload(route, exchange),
        DELETE: () => discardUpload(route, exchange),
      }
    case 'tags':
      return { GET: () => sendTags(route, exchange) }
    case 'referrers':
      return { GET: () => sendReferrers(route, exchange) }
  }
}

// Clients ask here first, to learn whether they must sign in and whether what they sent is good.
async function sendBase({ response }: Exchange): Promise<void> {
  response.writeHead(200, { ...commonHeaders, 'Content-Type': 'application/json', 'Content-Length': 2 }).end('{}')
}
