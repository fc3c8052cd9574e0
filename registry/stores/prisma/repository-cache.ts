import { LRUCache } from 'lru-cache'
import type { Invalidations } from '#registry/stores/invalidation.ts'

interface Entry<Value> {
  readonly repositoryId: string
  readonly value: Value
}

/** Reads of one repository that have begun and not ended; a change makes what they bring useless for keeping. */
interface Flight {
  readers: number
  stale: boolean
}

/** What is read again and again of repositories, bounded by its size in bytes, and dropped when it changes. */
export interface RepositoryCache<Value extends object> {
  /** The value under `key`, from memory if it may be, else from `read`. What is not there is asked for each time. */
  get(repositoryId: string, key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined>
  /** Like {@link RepositoryCache.get} for what is in memory; undefined otherwise. */
  peek(repositoryId: string, key: string): Value | undefined
  /** Drops all of a repository: for one's own changes, before they are answered. */
  forget(repositoryId: string): void
}

export interface RepositoryCacheOptions<Value> {
  readonly bytesMax: number
  readonly bytesOf: (value: Value) => number
  /** What a transaction reads may be its own, and undone: it is neither kept nor answered from what is. */
  readonly isInTransaction: () => boolean
}

export function createRepositoryCache<Value extends object>(
  invalidations: Invalidations,
  { bytesMax, bytesOf, isInTransaction }: RepositoryCacheOptions<Value>,
): RepositoryCache<Value> {
  const keysById = new Map<string, Set<string>>()
  const flights = new Map<string, Flight>()
  const entries = new LRUCache<string, Entry<Value>>({
    maxSize: bytesMax,
    sizeCalculation: ({ value }, key) => bytesOf(value) + key.length + entryOverheadBytes,
    dispose({ repositoryId }, key) {
      const keys = keysById.get(repositoryId)
      keys?.delete(key)
      if (keys?.size === 0) keysById.delete(repositoryId)
    },
  })

  const forget = (repositoryId: string) => {
    const flight = flights.get(repositoryId)
    if (flight) flight.stale = true
    flights.delete(repositoryId)
    for (const key of [...(keysById.get(repositoryId) ?? [])]) entries.delete(key)
  }
  const forgetAll = () => {
    for (const flight of flights.values()) flight.stale = true
    flights.clear()
    entries.clear()
  }
  invalidations.subscribe((change) => {
    if (change.type === 'repository') forget(change.repositoryId)
    else if (change.type === 'all') forgetAll()
  })

  const keep = (repositoryId: string, key: string, value: Value) => {
    entries.set(key, { repositoryId, value })
    // One that is larger than the whole cache was not kept.
    if (!entries.has(key)) return
    const keys = keysById.get(repositoryId) ?? new Set()
    keysById.set(repositoryId, keys.add(key))
  }

  const peek = (repositoryId: string, key: string) => (invalidations.connected ? entries.get(repositoryId + key)?.value : undefined)

  return {
    forget,
    peek,
    async get(repositoryId, key, read) {
      if (!invalidations.connected || isInTransaction()) return read()
      const known = peek(repositoryId, key)
      if (known !== undefined) return known
      const flight = flights.get(repositoryId) ?? { readers: 0, stale: false }
      flights.set(repositoryId, flight)
      flight.readers++
      try {
        const value = await read()
        if (value !== undefined && !flight.stale && invalidations.connected) keep(repositoryId, repositoryId + key, value)
        return value
      } finally {
        flight.readers--
        if (flight.readers === 0 && !flight.stale) flights.delete(repositoryId)
      }
    },
  }
}

// Of an entry's key, links and bookkeeping.
const entryOverheadBytes = 300
