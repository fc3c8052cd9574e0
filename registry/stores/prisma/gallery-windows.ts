import { LRUCache } from 'lru-cache'

/** Before this a page is read by itself, which takes less: most visitors look no further. */
const deepOffset = 2000
/** Long enough for a ranking, which ends there. */
const windowLength = 10_000
/** 16 MB of ids. */
const idsMax = 200_000
const lifeMs = 60_000

interface Range {
  readonly offset: number
  readonly limit: number
}

type ReadIds = (range: Range) => Promise<readonly string[]>

/**
 * Pages far into long lists of ids. To find one, the database orders all that comes before it, so a window around it is
 * read at once and kept for a minute, in this process, whatever is pulled or pushed meanwhile.
 */
export interface WindowCache {
  /** @param key of the list, in one order. */
  read(key: string, range: Range, read: ReadIds): Promise<readonly string[]>
}

export function createWindowCache(): WindowCache {
  const windows = new LRUCache<string, readonly string[], ReadIds>({
    maxSize: idsMax,
    sizeCalculation: (ids) => ids.length + 1,
    ttl: lifeMs,
    fetchMethod: (key, _stale, { context }) => context({ offset: Number(key.slice(0, key.indexOf(' '))), limit: windowLength }),
  })
  return {
    async read(key, range, read) {
      const start = range.offset - (range.offset % windowLength)
      const from = range.offset - start
      if (range.offset < deepOffset || from + range.limit > windowLength) return read(range)
      const ids = await windows.fetch(`${start} ${key}`, { context: read })
      return ids?.slice(from, from + range.limit) ?? read(range)
    },
  }
}
