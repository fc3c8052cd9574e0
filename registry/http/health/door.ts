import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Context } from '#registry/context.ts'
import type { Door } from '#registry/http/server.ts'

/** `/healthz`: the process lives. `/readyz`: database and blob store answer. `/metrics`: Prometheus. */
export function createHealthDoor(context: Pick<Context, 'checkReady' | 'log'>): Door {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  return async (request, response) => {
    const path = request.url?.split('?')[0]
    const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    if (path === '/metrics') {
      const text = await metrics.metrics()
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text)
      return
    }
    if (path === '/healthz') {
      response.writeHead(200, plain).end('ok\n')
      return
    }
    try {
      await context.checkReady()
      response.writeHead(200, plain).end('ready\n')
    } catch (error) {
      context.log.warn({ err: error }, 'not ready')
      response.writeHead(503, plain).end('The database or the blob store does not answer.\n')
    }
  }
}
