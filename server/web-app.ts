import fs from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import type { Config } from '#registry/config/config.ts'
import type { Context } from '#registry/context.ts'
import { readClient } from '#registry/http/client-facts.ts'
import type { WebApp } from '#registry/http/server.ts'
import { visitorHeader, visitorSecureHeader } from '#registry/http/visitor.ts'
import { createPageDoor } from './pages/page-door.ts'

export interface PreparedWebApp {
  readonly handle: WebApp
  /** In development: lets the pages' hot reload through. */
  attach(server: Server): void
  close(): Promise<void>
}

export interface WebAppOptions {
  readonly dev: boolean
  /** The address of the backend. */
  readonly endpoint: string
  /** Seals what the pages keep of a session in the visitor's browser; 32 bytes. */
  readonly sessionKey: Uint8Array
  /** Tells of changes, when it is in the same process. */
  readonly backend: Pick<Context, 'invalidations' | 'gallery'> | undefined
}

/** The pages, in this process. They reach the backend over HTTP like any other client. */
export async function prepareWebApp(config: Config, { dev, endpoint, sessionKey, backend }: WebAppOptions): Promise<PreparedWebApp> {
  // The pages read their settings from the environment, so that they run the same way without this server around them.
  process.env.GALLEON_ENDPOINT = endpoint
  process.env.GALLEON_ORIGIN = config.origin
  process.env.GALLEON_SESSION_KEY = Buffer.from(sessionKey).toString('base64url')
  // It takes its time to load, and who serves no pages has no use for it.
  const { default: next } = await import('next')
  const app = next({ dev, dir: process.cwd(), hostname: config.host, port: config.port })
  await app.prepare()
  const render = app.getRequestHandler()
  const handle: WebApp = (request, response) => {
    // Whatever a client wrote here itself is gone.
    const { sourceIp, secure = false } = readClient(request, config.trustedProxies)
    request.headers[visitorHeader] = sourceIp
    request.headers[visitorSecureHeader] = String(secure)
    if (!isReadable(request.url)) request.url = nowhere
    return render(request, response)
  }
  return {
    // In development every page is rendered anew.
    handle: dev ? handle : createPageDoor({ webApp: handle, firstTouch: readFirstTouch(), backend }),
    attach: (server) => void (dev && server.on('upgrade', app.getUpgradeHandler())),
    close: () => app.close(),
  }
}

// Next fails at a path such as `/%ff`, which stands for no text. To visitors it is one more address that leads nowhere.
const nowhere = '/-/nowhere'
function isReadable(url = ''): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

// Built beside the server, and found like the pages.
const readFirstTouch = () => fs.readFileSync(path.join(process.cwd(), 'dist/first-touch.js'), 'utf8').trim()
