import { LRUCache } from 'lru-cache'
import type { Change, Invalidations } from '#registry/stores/invalidation.ts'

export interface CacheOptions<Page> {
  readonly bytesMax: number
  readonly bytesOf: (page: Page) => number
  /** Undefined without a backend in this process: then nothing is heard of changes, and pages live for {@link unheardMs}. */
  readonly invalidations: Invalidations | undefined
}

/** What a page shows, so that it is dropped when that changes. */
export interface PageTags {
  /** The repository that the page is about; undefined when it lists several, and then any change drops it. */
  readonly repositoryId: string | undefined
}

export interface PageCache<Page> {
  /** The page under `key`, or what `render` makes: once for all who wait for it at the same time. */
  get(key: string, tagsOf: () => Promise<PageTags>, render: () => Promise<Rendered<Page>>): Promise<Page>
}

export interface Rendered<Page> {
  readonly page: Page
  /** False for a page that is for this request only, such as an error. */
  readonly keep: boolean
}

interface Flight<Page> {
  readonly page: Promise<Page>
  tags: PageTags | undefined
  stale: boolean
}

interface Entry<Page> {
  readonly page: Page
  readonly tags: PageTags
}

// Pull counts and "2 minutes ago" go on without a notification.
const keptMs = 30_000
const unheardMs = 1500

/** Rendered pages in this process, dropped by the notifications that drop cached manifests. */
export function createPageCache<Page extends object>({ bytesMax, bytesOf, invalidations }: CacheOptions<Page>): PageCache<Page> {
  const entries = new LRUCache<string, Entry<Page>>({
    maxSize: bytesMax,
    sizeCalculation: ({ page }, key) => bytesOf(page) + key.length + entryOverheadBytes,
    ttl: invalidations ? keptMs : unheardMs,
  })
  const flights = new Map<string, Flight<Page>>()

  const drop = (change: Change) => {
    if (change.type === 'identity') return
    // An account's name, badge or alias is on more pages than can be told; it changes seldom.
    const isMeant = (tags: PageTags) =>
      change.type !== 'repository' || tags.repositoryId === undefined || tags.repositoryId === change.repositoryId
    for (const [key, { tags }] of entries.entries()) if (isMeant(tags)) entries.delete(key)
    // Whoever asks from now on must not get what was read before the change.
    for (const [key, flight] of flights) {
      if (flight.tags && !isMeant(flight.tags)) continue
      flight.stale = true
      flights.delete(key)
    }
  }
  invalidations?.subscribe(drop)

  const fly = (key: string, tagsOf: () => Promise<PageTags>, render: () => Promise<Rendered<Page>>): Flight<Page> => {
    const work = async () => {
      try {
        flight.tags = await tagsOf()
        const { page, keep } = await render()
        if (keep && !flight.stale && invalidations?.connected !== false) entries.set(key, { page, tags: flight.tags })
        return page
      } finally {
        if (flights.get(key) === flight) flights.delete(key)
      }
    }
    // Begun in a later turn, when `flight` is there.
    const flight: Flight<Page> = { page: Promise.resolve().then(work), tags: undefined, stale: false }
    flights.set(key, flight)
    return flight
  }

  return {
    async get(key, tagsOf, render) {
      if (invalidations?.connected === false) return (await render()).page
      const known = entries.get(key)
      if (known) return known.page
      const shared = flights.get(key)
      if (!shared) return fly(key, tagsOf, render).page
      // Its first reader may have gone away in the middle; the others still want the page.
      return shared.page.catch(async () => (await render()).page)
    },
  }
}

// Of an entry's key, links and bookkeeping.
const entryOverheadBytes = 500
