import { LRUCache } from 'lru-cache'
import type { ClientBase, Pool } from 'pg'
import type { GallerySearch, GallerySearchResult } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { type CountCache, type Counts, createCountCache } from './gallery-counts.ts'
import { countUnder, type FacetGroup, toFacetFilter } from './gallery-facets.ts'
import { nearMatch, type TermMatch, writtenMatch } from './gallery-match-sql.ts'
import { pairsOf } from './gallery-pairs.ts'
import { findShown, meantWords } from './gallery-search-reads.ts'
import {
  alikeWords,
  countEverything,
  countMatches,
  estimateMatches,
  pageAlongOrder,
  pageOfEverything,
  pageOfMatches,
  type ScopedSearch,
  sampledOneIn,
  searchAlike,
} from './gallery-search-sql.ts'
import { createWindowCache, type WindowCache } from './gallery-windows.ts'
import { nearWords } from './near-words.ts'
import { parseSearchTerm, type SearchTerm } from './search-term.ts'
import type { AddValue, Statement } from './statement.ts'
import { inTransaction } from './transaction.ts'

/** How much of the term's trigrams a word of a name must have to be like it: two slips in a word of nine characters. */
export const alikeMin = 0.4
/** A filter that lets one in so many pass is answered by sorting those. */
const fewOneIn = 50
/** A registry of so many repositories is gone through whole sooner than indexes of all registries tell what is in it. */
const fewInRegistryMaxDefault = 500
/** What reading the words of one repository takes, and one match of an index, where passing over one in an order takes 1. */
const readCost = 50
const matchCost = 3
/** From so many sampled matches on they stand for all, which is right to two hundredths. */
export const sampledMinDefault = 2500
/** A word two slips away that so many sampled names have is what was meant, and looked for in all texts. */
const meantMinDefault = 60
/** Below that an estimate of those that pass the filters is off by more than a tenth. */
const estimatedMinDefault = 1000
/** How long, and how many, misspelt terms are remembered with what they meant, or that they meant no words. */
const meantLifeMs = 60_000
const meantTermsMax = 1000

const boundsDefault: SearchBounds = {
  sampledMin: sampledMinDefault,
  estimatedMin: estimatedMinDefault,
  meantMin: meantMinDefault,
  fewInRegistryMax: fewInRegistryMaxDefault,
}

type MeantWords = readonly (readonly string[])[]

interface SearchBounds {
  readonly sampledMin: number
  readonly estimatedMin: number
  readonly meantMin: number
  readonly fewInRegistryMax: number
}

export type GallerySearchOptions = Partial<SearchBounds>

/** What the searches of one process share. */
interface Shared extends SearchBounds {
  readonly pool: Database['pool']
  readonly counts: CountCache
  readonly windows: WindowCache
  readonly meant: LRUCache<string, { readonly words: MeantWords | undefined }>
}

interface Found extends Counts {
  readonly ids: readonly string[]
}

/** Searches of one process, which share what they count. */
export function createGallerySearch(
  { pool }: Pick<Database, 'pool'>,
  options: GallerySearchOptions = {},
): (search: GallerySearch) => Promise<GallerySearchResult> {
  const meant = new LRUCache<string, { words: MeantWords | undefined }>({ max: meantTermsMax, ttl: meantLifeMs })
  const shared = { ...boundsDefault, ...options, pool, counts: createCountCache(), windows: createWindowCache(), meant }
  return (search) => searchGallery(shared, search)
}

/**
 * As written first; when nothing at all is found so, whatever the filters, words one slip away, then words two slips away that
 * many names have, and then names that look alike.
 */
async function searchGallery(shared: Shared, search: GallerySearch): Promise<GallerySearchResult> {
  const { pool } = shared
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return toResult(pool, await findEverything(shared, search), search, false)
  const few = await isOfFew(shared, search)
  const scoped = { ...search, few }
  const pairs = few ? [] : await pairsOf(pool, term)
  const written = await findMatches(shared, scoped, ['written', term.text], (add) => writtenMatch(term, pairs, add))
  if (written.groups.length > 0) return toResult(pool, written, search, false)
  const fewOf = few ? search.alias : undefined
  const meantKey = JSON.stringify([term.text, fewOf])
  const remembered = shared.meant.get(meantKey)
  const { words } = remembered ?? { words: (await meantWords(pool, term, fewOf)) ?? (await wordsTwoSlipsAway(shared, term)) }
  if (!remembered) shared.meant.set(meantKey, { words })
  const near = words && (await findMatches(shared, scoped, ['near', term.text], (add) => nearMatch(words, add)))
  if (near && near.groups.length > 0) return toResult(pool, near, search, true)
  const [row] = await alikeRows<Omit<Found, 'isEstimate'>>(pool, searchAlike(term.text, search))
  const alike = { groups: row?.groups ?? [], isEstimate: false, ids: row?.ids ?? [] }
  return toResult(pool, alike, search, alike.groups.length > 0)
}

async function isOfFew(shared: Shared, search: GallerySearch): Promise<boolean> {
  if (search.alias === undefined) return false
  const { groups } = await everythingOf(shared, search)
  return groups.reduce((sum, { count }) => sum + count, 0) <= shared.fewInRegistryMax
}

// Words two slips away, which are one slip away from the same word.
async function wordsTwoSlipsAway({ pool, meantMin }: Shared, { text }: SearchTerm): Promise<MeantWords | undefined> {
  const [near, ...others] = nearWords(text)
  if (!near || others.length > 0) return undefined
  const rows = await alikeRows<{ word: string }>(pool, alikeWords(text, meantMin))
  const slips = new Set(near)
  const words = rows.map(({ word }) => word).filter((word) => nearWords(word)[0]?.some((slip) => slips.has(slip)))
  return words.length > 0 ? [words] : undefined
}

function alikeRows<Row extends object>(pool: Database['pool'], found: Statement): Promise<readonly Row[]> {
  return inTransaction({ pool }, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${alikeMin}`)
    return rowsOf<Row>(client, found)
  })
}

async function findEverything(shared: Shared, search: GallerySearch): Promise<Found> {
  const counts = await everythingOf(shared, search)
  const { matched, total } = countUnder(counts.groups, search)
  const few = search.alias !== undefined || total * fewOneIn < matched
  return { ...counts, ids: await idsOf(shared, ['everything'], search, (range) => pageOfEverything({ ...search, ...range }, few)) }
}

function everythingOf({ pool, counts }: Shared, search: GallerySearch): Promise<Counts> {
  return counts.get(countKeyOf(search, ['everything']), { count: () => rowsOf(pool, countEverything(search)) })
}

async function findMatches(
  shared: Shared,
  search: ScopedSearch,
  kind: readonly string[],
  write: (add: AddValue) => TermMatch,
): Promise<Found> {
  const { pool, counts, sampledMin } = shared
  const countKey = countKeyOf(search, kind)
  const counter = {
    count: () => rowsOf<FacetGroup>(pool, countMatches(write, search)),
    estimate: async () => toCounts(await rowsOf(pool, estimateMatches(write, search, sampledMin))),
    isSlow: search.searchTerm.includes('"'),
  }
  const withIds = async (found: Counts, ids: readonly string[]): Promise<Found> => {
    const isEnough = !found.isEstimate || estimateWillDo(found.groups, ids, search, shared.estimatedMin)
    return { ...(isEnough ? found : await counts.getCounted(countKey, counter)), ids }
  }
  const counted = counts.get(countKey, counter)
  if (search.sort === 'best-match') {
    const ids = idsOf(shared, kind, search, (range) => pageOfMatches(write, { ...search, ...range }))
    const [found, page] = await Promise.all([counted, ids])
    return withIds(found, page)
  }
  const [found, everything] = await Promise.all([counted, search.few ? undefined : everythingOf(shared, search)])
  if (found.groups.length === 0) return { ...found, ids: [] }
  const ids = await idsOf(shared, kind, search, (range) => {
    const asked = { ...search, ...range }
    return everything && isSoonFull(found.groups, everything.groups, asked) ? pageAlongOrder(write, asked) : pageOfMatches(write, asked)
  })
  return withIds(found, ids)
}

// Not where the end of the list is near, which the page or the next one would show, nor of the few that pass a filter.
function estimateWillDo(groups: readonly FacetGroup[], ids: readonly string[], search: GallerySearch, estimatedMin: number): boolean {
  const { total } = countUnder(groups, search)
  return total >= estimatedMin && ids.length === search.limit && search.offset + search.limit < total
}

type CountedRow = FacetGroup & { readonly sampled: boolean }

function toCounts(rows: readonly CountedRow[]): Counts {
  const groups = rows.map(({ sampled, ...group }) => (sampled ? { ...group, count: group.count * sampledOneIn } : group))
  return { groups, isEstimate: rows.some(({ sampled }) => sampled) }
}

// Whether going along an order and reading each repository's words fills the page before all matches would be sorted.
function isSoonFull(groups: readonly FacetGroup[], everything: readonly FacetGroup[], search: GallerySearch): boolean {
  const [found, all] = [countUnder(groups, search), countUnder(everything, search)]
  const share = (search.offset + search.limit) / found.total
  return share * (all.matched + all.total * readCost) < found.matched * matchCost
}

// Counts are the same under all filters that have bits, in all orders and on all pages.
function countKeyOf(search: GallerySearch, kind: readonly string[]): string {
  const { alias, operatingSystems, architectures } = search
  return JSON.stringify([kind, alias, toFacetFilter(search) ? [] : [operatingSystems, architectures]])
}

function idsOf(
  { pool, windows }: Shared,
  kind: readonly string[],
  search: GallerySearch,
  pageOf: (range: Pick<GallerySearch, 'offset' | 'limit'>) => Statement,
): Promise<readonly string[]> {
  const { alias, verifiedOnly, operatingSystems, architectures, sort } = search
  const key = JSON.stringify([kind, alias, verifiedOnly, operatingSystems, architectures, sort])
  return windows.read(key, search, async (range) => {
    const rows = await rowsOf<{ id: string }>(pool, pageOf(range))
    return rows.map(({ id }) => id)
  })
}

async function rowsOf<Row extends object>(client: Pool | ClientBase, statement: Statement): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(statement)
  return rows
}

async function toResult(
  pool: Database['pool'],
  { groups, isEstimate, ids }: Found,
  search: GallerySearch,
  approximate: boolean,
): Promise<GallerySearchResult> {
  const { total: counted, facets } = countUnder(groups, search)
  const end = search.offset + ids.length
  // The page is newer than the count: where it shows the end, it is right.
  const isLast = ids.length < search.limit && (ids.length > 0 || search.offset === 0)
  const total = isLast ? end : Math.max(counted, ids.length > 0 ? end : 0)
  const result = { items: await findShown(pool, ids), total, facets, totalIsEstimate: isEstimate, approximate }
  return ids.length > 0 && end < total ? { ...result, next: String(end) } : result
}
