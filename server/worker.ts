import http from 'node:http'
import v8 from 'node:v8'
import { type Config, ConfigError, localEndpoint } from '#registry/config/config.ts'
import { readSecretKey } from '#registry/config/data-directory.ts'
import { type Context, createContext } from '#registry/context.ts'
import { createServer } from '#registry/http/server.ts'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import { type PreparedWebApp, prepareWebApp } from './web-app.ts'

// A layer that is still arriving after this is begun again by its client.
const drainTimeoutMs = 10_000
// The whole heap is collected when it has doubled, as Go does it. V8 counts what arrives of a layer as heap, and for a small one would
// begin at every 64 MiB of it: a third of the processor's time of a push. A version that does not know the flag says so and goes on,
// as it would not from a command line.
const heapRule = '--heap-growing-percent=100'

/** Serves until it is told to stop: SIGTERM lets what is under way finish. */
export async function runWorker(config: Config, options: { readonly dev: boolean }): Promise<void> {
  v8.setFlagsFromString(heapRule)
  const context = config.role === 'gallery' ? undefined : await createWorkerContext(config)
  const webApp =
    config.role === 'registry'
      ? undefined
      : await prepareWebApp(config, {
          ...options,
          endpoint: config.endpoint ?? localEndpoint(config),
          sessionKey: sessionKeyOf(config),
          backend: context,
        })
  const server = context ? createServer(context, webApp?.handle) : createGalleryServer(webApp)
  webApp?.attach(server)
  stopOnSignal(server, context, webApp)
  server.listen(config.port, config.host)
}

function createWorkerContext(config: Config): Promise<Context> {
  if (!config.databaseUrl) throw new ConfigError('DATABASE_URL is missing in a worker.')
  return createContext(config, { databaseUrl: config.databaseUrl, secretKey: readSecretKey(config.secretKey, config.dataDir) })
}

function sessionKeyOf(config: Config): Uint8Array {
  // The web app alone has no data directory: without a configured key, sessions last as long as its start.
  const secretKey = config.role === 'gallery' ? (config.secretKey ?? config.pagesKey) : readSecretKey(config.secretKey, config.dataDir)
  if (!secretKey) throw new ConfigError('GALLEON_SECRET_KEY is missing.')
  return createSecretBox(secretKey).derive('console sessions')
}

// The web app alone: its readiness is its own, the backend has another.
function createGalleryServer(webApp: PreparedWebApp | undefined): http.Server {
  return http.createServer((request, response) => {
    if (request.url === '/healthz' || request.url === '/readyz') response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok\n')
    else void webApp?.handle(request, response)
  })
}

function stopOnSignal(server: http.Server, context: Context | undefined, webApp: PreparedWebApp | undefined): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const drained = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    const hurry = setTimeout(() => server.closeAllConnections(), drainTimeoutMs)
    await drained
    clearTimeout(hurry)
    await webApp?.close()
    await context?.close()
    process.exit(0)
  }
  // The terminal's Ctrl-C reaches every process of the group; the primary decides when the workers go.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => void stop())
}
