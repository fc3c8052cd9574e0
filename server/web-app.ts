import type { Server } from 'node:http'
import next from 'next'
import type { Config } from '#registry/config/config.ts'
import type { WebApp } from '#registry/http/server.ts'

export interface PreparedWebApp {
  readonly handle: WebApp
  /** In development: lets the pages' hot reload through. */
  attach(server: Server): void
  close(): Promise<void>
}

/** The pages, in this process. They reach the backend over HTTP like any other client. */
export async function prepareWebApp(config: Config, endpoint: string, { dev }: { readonly dev: boolean }): Promise<PreparedWebApp> {
  // The pages read their settings from the environment, so that they run the same way without this server around them.
  process.env.GALLEON_ENDPOINT = endpoint
  process.env.GALLEON_ORIGIN = config.origin
  const app = next({ dev, dir: process.cwd(), hostname: config.host, port: config.port })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (request, response) => handle(request, response),
    attach: (server) => void (dev && server.on('upgrade', app.getUpgradeHandler())),
    close: () => app.close(),
  }
}
