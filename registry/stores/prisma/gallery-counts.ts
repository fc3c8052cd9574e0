import { LRUCache } from 'lru-cache'
import type { FacetGroup } from './gallery-facets.ts'

/** Fewer are counted anew for each search, unless counting them takes long all the same. */
const keptMatchesMin = 2000
const entriesMax = 1000
const freshMs = 20_000
/** Until then a count is answered while it is being made anew. */
const lifeMs = 5 * 60_000

/**
 * Counts of what many repositories match, as of some seconds ago while they are asked for, of minutes ago at most: counting
 * them is most of the work of a search, and nobody sees the difference of one in thousands.
 */
export interface CountCache {
  get(key: string, count: () => Promise<readonly FacetGroup[]>, isSlow?: boolean): Promise<readonly FacetGroup[]>
}

interface Kept {
  readonly groups: readonly FacetGroup[]
  readonly countedAtMs: number
}

export function createCountCache(): CountCache {
  const kept = new LRUCache<string, Kept>({ max: entriesMax, ttl: lifeMs })
  const flights = new Map<string, Promise<readonly FacetGroup[]>>()

  const countAnew = (key: string, count: () => Promise<readonly FacetGroup[]>, isSlow: boolean) => {
    const running = flights.get(key)
    if (running) return running
    const countedAtMs = performance.now()
    const flight = count()
      .then((groups) => {
        const matched = groups.reduce((sum, group) => sum + group.count, 0)
        if (matched >= keptMatchesMin || (isSlow && matched > 0)) kept.set(key, { groups, countedAtMs })
        else kept.delete(key)
        return groups
      })
      .finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  return {
    async get(key, count, isSlow = false) {
      const known = kept.get(key)
      if (!known) return countAnew(key, count, isSlow)
      // A failure shows when there is nothing left to answer with.
      if (performance.now() - known.countedAtMs > freshMs) countAnew(key, count, isSlow).catch(() => {})
      return known.groups
    },
  }
}
