import { LRUCache } from 'lru-cache'
import type { ClientBase, Pool } from 'pg'
import type { GallerySearch, GallerySearchResult } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { type CountCache, createCountCache } from './gallery-counts.ts'
import { countUnder, type FacetGroup, toFacetFilter } from './gallery-facets.ts'
import { nearMatch, type TermMatch, writtenMatch } from './gallery-match-sql.ts'
import { findShown, meantWords } from './gallery-search-reads.ts'
import { countEverything, countMatches, pageAlongOrder, pageOfEverything, pageOfMatches, searchAlike } from './gallery-search-sql.ts'
import { parseSearchTerm } from './search-term.ts'
import type { AddValue, Statement } from './statement.ts'
import { inTransaction } from './transaction.ts'

/** How much of the term's trigrams a word of a name must have to be like it: two slips in a word of nine characters. */
const alikeMin = 0.4
/** A filter that lets one in so many pass is answered by sorting those. */
const fewOneIn = 50
/** What reading the words of one repository takes, and one match of an index, where passing over one in an order takes 1. */
const readCost = 50
const matchCost = 3
/** How long, and how many, misspelt terms are remembered with what they meant. */
const meantLifeMs = 60_000
const meantTermsMax = 1000

type MeantWords = readonly (readonly string[])[]

/** What the searches of one process share. */
interface Shared {
  readonly pool: Database['pool']
  readonly counts: CountCache
  readonly meant: LRUCache<string, MeantWords>
}

interface Found {
  readonly groups: readonly FacetGroup[]
  readonly ids: readonly string[]
}

/** Searches of one process, which share what they count. */
export function createGallerySearch({ pool }: Pick<Database, 'pool'>): (search: GallerySearch) => Promise<GallerySearchResult> {
  const meant = new LRUCache<string, MeantWords>({ max: meantTermsMax, ttl: meantLifeMs })
  const shared = { pool, counts: createCountCache(), meant }
  return (search) => searchGallery(shared, search)
}

/**
 * As written first; when nothing at all is found so, whatever the filters, words one slip away, and then names that
 * look alike.
 */
async function searchGallery(shared: Shared, search: GallerySearch): Promise<GallerySearchResult> {
  const { pool } = shared
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return toResult(pool, await findEverything(shared, search), search, false)
  const written = await findMatches(shared, search, ['written', term.text], (add) => writtenMatch(term, add))
  if (written.groups.length > 0) return toResult(pool, written, search, false)
  const meant = shared.meant.get(term.text) ?? (await meantWords(pool, term))
  if (meant) shared.meant.set(term.text, meant)
  const near = meant && (await findMatches(shared, search, ['near', term.text], (add) => nearMatch(meant, add)))
  if (near && near.groups.length > 0) return toResult(pool, near, search, true)
  const alike = await inTransaction({ pool }, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${alikeMin}`)
    const [row] = await rowsOf<Found>(client, searchAlike(term.text, search))
    return row ?? { groups: [], ids: [] }
  })
  return toResult(pool, alike, search, alike.groups.length > 0)
}

async function findEverything(shared: Shared, search: GallerySearch): Promise<Found> {
  const groups = await everythingOf(shared, search)
  const { matched, total } = countUnder(groups, search)
  const few = search.alias !== undefined || total * fewOneIn < matched
  return { groups, ids: await idsOf(shared.pool, pageOfEverything(search, few)) }
}

function everythingOf({ pool, counts }: Shared, search: GallerySearch): Promise<readonly FacetGroup[]> {
  return counts.get(keyOf(search, ['everything']), () => rowsOf(pool, countEverything(search)))
}

async function findMatches(
  shared: Shared,
  search: GallerySearch,
  kind: readonly string[],
  write: (add: AddValue) => TermMatch,
): Promise<Found> {
  const { pool, counts } = shared
  const isQuoted = search.searchTerm.includes('"')
  const counted = counts.get(keyOf(search, kind), () => rowsOf(pool, countMatches(write, search)), isQuoted)
  if (search.sort === 'best-match') {
    const [groups, ids] = await Promise.all([counted, idsOf(pool, pageOfMatches(write, search))])
    return { groups, ids }
  }
  const [groups, everything] = await Promise.all([counted, everythingOf(shared, search)])
  if (groups.length === 0) return { groups, ids: [] }
  const page = isSoonFull(groups, everything, search) ? pageAlongOrder(write, search) : pageOfMatches(write, search)
  return { groups, ids: await idsOf(pool, page) }
}

// Whether going along an order and reading each repository's words fills the page before all matches would be sorted.
function isSoonFull(groups: readonly FacetGroup[], everything: readonly FacetGroup[], search: GallerySearch): boolean {
  const [found, all] = [countUnder(groups, search), countUnder(everything, search)]
  const share = (search.offset + search.limit) / found.total
  return share * (all.matched + all.total * readCost) < found.matched * matchCost
}

// Counts are the same under all filters that have bits, in all orders and on all pages.
function keyOf(search: GallerySearch, kind: readonly string[]): string {
  const { alias, operatingSystems, architectures } = search
  return JSON.stringify([kind, alias, toFacetFilter(search) ? [] : [operatingSystems, architectures]])
}

async function idsOf(pool: Pool, statement: Statement): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(pool, statement)
  return rows.map(({ id }) => id)
}

async function rowsOf<Row extends object>(client: Pool | ClientBase, statement: Statement): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(statement)
  return rows
}

async function toResult(
  pool: Database['pool'],
  { groups, ids }: Found,
  search: GallerySearch,
  approximate: boolean,
): Promise<GallerySearchResult> {
  const { total: counted, facets } = countUnder(groups, search)
  const end = search.offset + ids.length
  // The page is newer than the count: where it shows the end, it is right.
  const isLast = ids.length < search.limit && (ids.length > 0 || search.offset === 0)
  const total = isLast ? end : Math.max(counted, ids.length > 0 ? end : 0)
  const result = { items: await findShown(pool, ids), total, facets, approximate }
  return ids.length > 0 && end < total ? { ...result, next: String(end) } : result
}
