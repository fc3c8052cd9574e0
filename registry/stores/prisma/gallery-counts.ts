import { LRUCache } from 'lru-cache'
import type { FacetGroup } from './gallery-facets.ts'

/** Fewer are counted anew for each search. */
const keptMatchesMin = 2000
const entriesMax = 1000
const freshMs = 3000
/** Until then a count is answered while it is being made anew. */
const lifeMs = 15_000

/**
 * Counts of what many repositories match, some seconds old at most while they are asked for: counting them is most of the
 * work of a search, and nobody sees the difference of one in thousands.
 */
export interface CountCache {
  get(key: string, count: () => Promise<readonly FacetGroup[]>): Promise<readonly FacetGroup[]>
}

interface Kept {
  readonly groups: readonly FacetGroup[]
  readonly countedAtMs: number
}

export function createCountCache(): CountCache {
  const kept = new LRUCache<string, Kept>({ max: entriesMax, ttl: lifeMs })
  const flights = new Map<string, Promise<readonly FacetGroup[]>>()

  const countAnew = (key: string, count: () => Promise<readonly FacetGroup[]>) => {
    const running = flights.get(key)
    if (running) return running
    const countedAtMs = performance.now()
    const flight = count()
      .then((groups) => {
        if (groups.reduce((sum, group) => sum + group.count, 0) >= keptMatchesMin) kept.set(key, { groups, countedAtMs })
        else kept.delete(key)
        return groups
      })
      .finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  return {
    async get(key, count) {
      const known = kept.get(key)
      if (!known) return countAnew(key, count)
      // A failure shows when there is nothing left to answer with.
      if (performance.now() - known.countedAtMs > freshMs) countAnew(key, count).catch(() => {})
      return known.groups
    },
  }
}
