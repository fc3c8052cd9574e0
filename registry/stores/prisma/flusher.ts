import { AsyncResource } from 'node:async_hooks'
import type { Logger } from 'pino'

// The most that a crash may lose.
const flushEveryMs = 1000

export interface Flusher {
  /** Writes what waits. */
  readonly flush: () => Promise<void>
  /** Within a second. */
  readonly flushLater: () => void
}

/**
 * When to write what is gathered in memory: in batches, one at a time since a slow database must not gather writers, and
 * again after a failure, which `trouble` tells the log. `write` keeps what it could not write.
 */
export function createFlusher(write: () => Promise<void>, trouble: string, log: Pick<Logger, 'warn'>): Flusher {
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  // Bound to where it was made: who asks in a transaction must not have that written to when it is over.
  const flush = AsyncResource.bind(() => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.catch(() => {}).then(write)
    return writing
  })
  const flushLater = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => {
        log.warn({ err: error }, trouble)
        flushLater()
      })
    }, flushEveryMs).unref()
  }
  return { flush, flushLater }
}
