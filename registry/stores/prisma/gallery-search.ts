import type { ClientBase, Pool } from 'pg'
import type { GallerySearch, GallerySearchResult } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { type CountCache, createCountCache } from './gallery-counts.ts'
import { countUnder, type FacetGroup, toFacetFilter } from './gallery-facets.ts'
import { nearMatch, type TermMatch, writtenMatch } from './gallery-match-sql.ts'
import { findShown, meantWords } from './gallery-search-reads.ts'
import { countEverything, countMatches, pageOfEverything, pageOfMatches, searchAlike } from './gallery-search-sql.ts'
import { parseSearchTerm } from './search-term.ts'
import type { AddValue, Statement } from './statement.ts'
import { inTransaction } from './transaction.ts'

/** How much of the term's trigrams a word of a name must have to be like it: two slips in a word of nine characters. */
const alikeMin = 0.4
/** A filter that lets one in so many pass is answered by sorting those. */
const fewOneIn = 50

interface Found {
  readonly groups: readonly FacetGroup[]
  readonly ids: readonly string[]
}

/** Searches of one process, which share what they count. */
export function createGallerySearch({ pool }: Pick<Database, 'pool'>): (search: GallerySearch) => Promise<GallerySearchResult> {
  const counts = createCountCache()
  return (search) => searchGallery(pool, counts, search)
}

/**
 * As written first; when nothing at all is found so, whatever the filters, words one slip away, and then names that
 * look alike.
 */
async function searchGallery(pool: Database['pool'], counts: CountCache, search: GallerySearch): Promise<GallerySearchResult> {
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return toResult(pool, await findEverything(pool, counts, search), search, false)
  const written = await findMatches(pool, counts, search, ['written', term.text], (add) => writtenMatch(term, add))
  if (written.groups.length > 0) return toResult(pool, written, search, false)
  const meant = await meantWords(pool, term)
  const near = meant && (await findMatches(pool, counts, search, ['near', term.text], (add) => nearMatch(meant, add)))
  if (near && near.groups.length > 0) return toResult(pool, near, search, true)
  const alike = await inTransaction({ pool }, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${alikeMin}`)
    const [row] = await rowsOf<Found>(client, searchAlike(term.text, search))
    return row ?? { groups: [], ids: [] }
  })
  return toResult(pool, alike, search, alike.groups.length > 0)
}

async function findEverything(pool: Database['pool'], counts: CountCache, search: GallerySearch): Promise<Found> {
  const groups = await counts.get(keyOf(search, ['everything']), () => rowsOf(pool, countEverything(search)))
  const { matched, total } = countUnder(groups, search)
  const few = search.alias !== undefined || total * fewOneIn < matched
  return { groups, ids: await idsOf(pool, pageOfEverything(search, few)) }
}

async function findMatches(
  pool: Database['pool'],
  counts: CountCache,
  search: GallerySearch,
  key: readonly string[],
  write: (add: AddValue) => TermMatch,
): Promise<Found> {
  const [groups, ids] = await Promise.all([
    counts.get(keyOf(search, key), () => rowsOf(pool, countMatches(write, search))),
    idsOf(pool, pageOfMatches(write, search)),
  ])
  return { groups, ids }
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
