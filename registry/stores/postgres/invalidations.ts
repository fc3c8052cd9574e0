import pg from 'pg'
import type { Logger } from 'pino'
import type { Change, Invalidations } from '#registry/stores/invalidation.ts'

const reconnectDelayMs = 500

/** Listens on a connection of its own for the notifications that the database's triggers send at commit. */
export async function createInvalidations(databaseUrl: string, log: Logger): Promise<Invalidations> {
  const listeners: ((change: Change) => void)[] = []
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change)
  }
  let client: pg.Client | undefined
  let connected = false
  let closed = false

  const connect = async () => {
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
    next.on('notification', ({ channel, payload }) => tell(changeOf(channel, payload ?? '')))
    next.on('error', lost)
    next.on('end', lost)
    await next.connect()
    await next.query('listen galleon_repository; listen galleon_account; listen galleon_identity')
    client = next
    // Whatever changed while nobody listened is unknown.
    tell({ type: 'all' })
    connected = true
  }
  const lost = () => {
    if (closed || !connected) return
    connected = false
    log.warn('lost the connection that announces changes; answering without caches until it is back')
    setTimeout(reconnect, reconnectDelayMs).unref()
  }
  const reconnect = () => {
    if (closed) return
    connect().catch(() => setTimeout(reconnect, reconnectDelayMs).unref())
  }

  await connect()
  return {
    subscribe: (listener) => void listeners.push(listener),
    get connected() {
      return connected
    },
    async close() {
      closed = true
      connected = false
      await client?.end()
    },
  }
}

function changeOf(channel: string, payload: string): Change {
  if (channel === 'galleon_repository') return { type: 'repository', repositoryId: payload }
  return { type: channel === 'galleon_identity' ? 'identity' : 'account', accountId: payload }
}
