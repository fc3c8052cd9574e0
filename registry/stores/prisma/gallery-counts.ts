import { LRUCache } from 'lru-cache'
import type { FacetGroup } from './gallery-facets.ts'

/** Fewer are counted anew for each search, unless counting them takes long all the same. */
const keptMatchesMin = 2000
const entriesMax = 1000
const freshMs = 60_000
/** Until then a count is answered while it is being made anew. */
const lifeMs = 5 * 60_000

export interface Counts {
  readonly groups: readonly FacetGroup[]
  readonly isEstimate: boolean
}

export interface Counter {
  count(): Promise<readonly FacetGroup[]>
  /** What a first search is content with, if counting takes long. It may count. */
  estimate?(): Promise<Counts>
  /** Counting takes long however few there are. */
  readonly isSlow?: boolean
}

/**
 * Counts of what many repositories match, as of a minute ago while they are asked for, of five at most: counting
 * them is most of the work of a search, and nobody sees the difference of one in thousands. An estimate is replaced by a
 * count when it is asked for again.
 */
export interface CountCache {
  get(key: string, counter: Counter): Promise<Counts>
  /** The same, and never an estimate. */
  getCounted(key: string, counter: Counter): Promise<Counts>
}

interface Kept extends Counts {
  readonly countedAtMs: number
}

export function createCountCache(): CountCache {
  const kept = new LRUCache<string, Kept>({ max: entriesMax, ttl: lifeMs })
  const flights = new Map<string, Promise<Counts>>()

  const countOnce = (key: string, ask: () => Promise<Counts>, isSlow = false) => {
    const running = flights.get(key)
    if (running) return running
    const countedAtMs = performance.now()
    const flight = ask()
      .then((counts) => {
        const matched = counts.groups.reduce((sum, group) => sum + group.count, 0)
        if (matched >= keptMatchesMin || (isSlow && matched > 0)) kept.set(key, { ...counts, countedAtMs })
        else kept.delete(key)
        return counts
      })
      .finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  const counting = (count: Counter['count']) => async () => ({ groups: await count(), isEstimate: false })
  const get = async (key: string, { count, estimate = counting(count), isSlow }: Counter): Promise<Counts> => {
    const known = kept.get(key)
    if (!known) return countOnce(key, estimate, isSlow)
    // A failure shows when there is nothing left to answer with.
    if (known.isEstimate || performance.now() - known.countedAtMs > freshMs) countOnce(key, counting(count), isSlow).catch(() => {})
    return known
  }
  return {
    get,
    async getCounted(key, { count, isSlow }) {
      let counts = await get(key, { count, isSlow })
      // One that was kept, or that somebody else has begun with.
      while (counts.isEstimate) counts = await countOnce(key, counting(count), isSlow)
      return counts
    },
  }
}
