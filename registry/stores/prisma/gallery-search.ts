import type { ClientBase, Pool } from 'pg'
import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { Digest } from '#registry/domain/digest.ts'
import type { GalleryRepository, GallerySearch, GallerySearchResult } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { alikeMatch, everyMatch, type GalleryMatch, nearMatch, writtenMatch } from './gallery-match-sql.ts'
import { searchQuery } from './gallery-search-sql.ts'
import { nearWords } from './near-words.ts'
import { parseSearchTerm, type SearchTerm } from './search-term.ts'
import { inTransaction } from './transaction.ts'

/** How much of the term's trigrams a word of a name must have to be like it: two slips in a word of nine characters. */
const alikeMin = 0.4

/** A repository as SQL answers it; dates arrive as texts inside JSON. */
export interface RepositoryRow {
  readonly repositoryId: string
  readonly repositoryName: string
  readonly accountId: string
  readonly primaryAlias: string
  readonly verified: boolean
  readonly displayName: string
  readonly logoDigest: Digest | null
  readonly description: string | null
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  readonly pullCount: number
  readonly lastPushedAt: string | Date
}

interface SearchRow {
  /** Before any filter. */
  readonly matched: number
  readonly total: number
  readonly verified: number
  readonly operatingSystems: readonly number[]
  readonly architectures: readonly number[]
  readonly items: readonly RepositoryRow[]
}

/**
 * As written first; when nothing at all is found so, whatever the filters, words one slip away, and then names that
 * look alike.
 */
export async function searchGallery(pool: Database['pool'], search: GallerySearch): Promise<GallerySearchResult> {
  const term = parseSearchTerm(search.searchTerm)
  const written = await runSearch(pool, term.text ? writtenMatch(term) : everyMatch, search)
  if (written.matched > 0 || !term.text) return toResult(written, search, false)
  const meant = await findMeantWords(pool, term)
  const near = meant && (await runSearch(pool, nearMatch(meant), search))
  if (near && near.matched > 0) return toResult(near, search, true)
  const alike = await inTransaction({ pool }, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${alikeMin}`)
    return runSearch(client, alikeMatch(term), search)
  })
  return toResult(alike, search, alike.matched > 0)
}

// Of the words one slip away from the term's, those that there are, and those too common for the index, which the query
// then leaves out. Undefined when there is none for one of them.
async function findMeantWords(pool: Database['pool'], { text }: SearchTerm): Promise<readonly (readonly string[])[] | undefined> {
  const groups = nearWords(text)
  if (groups.length === 0) return undefined
  const known = await inTransaction({ pool }, async (client) => {
    // The planner expects each word in many rows, and would read all of them to find out that most are in none.
    await client.query('set local enable_seqscan = off')
    await client.query('set local enable_indexscan = off')
    const { rows } = await client.query<{ word: string }>({
      name: 'gallery_known_words',
      text: `select word from unnest($1::text[]) as n(word)
             where numnode(to_tsquery('english', n.word)) = 0
               or exists (select from repository r where r.search_vector @@ to_tsquery('english', n.word))`,
      values: [groups.flat()],
    })
    return new Set(rows.map(({ word }) => word))
  })
  const meant = groups.map((words) => words.filter((word) => known.has(word)))
  return meant.every((words) => words.length > 0) ? meant : undefined
}

async function runSearch(client: Pool | ClientBase, match: GalleryMatch, search: GallerySearch): Promise<SearchRow> {
  const { name, text, values } = searchQuery(match, search)
  const { rows } = await client.query<SearchRow>({ name, text, values: [...values] })
  const [row] = rows
  if (!row) throw new Error('a gallery search answered no row')
  return row
}

function toResult(row: SearchRow, { offset }: GallerySearch, approximate: boolean): GallerySearchResult {
  const { total, verified, items } = row
  const facets = {
    verified,
    operatingSystems: toFacet(operatingSystemBadges, row.operatingSystems),
    architectures: toFacet(architectureBadges, row.architectures),
  }
  const end = offset + items.length
  const result = { items: items.map(toRepository), total, facets, approximate }
  return items.length > 0 && end < total ? { ...result, next: String(end) } : result
}

function toFacet(values: readonly string[], counts: readonly number[]): Readonly<Record<string, number>> {
  const entries = values.map((value, index) => [value, counts[index] ?? 0] as const)
  return Object.fromEntries(entries.filter(([, count]) => count > 0))
}

export function toRepository(row: RepositoryRow): GalleryRepository {
  return {
    repositoryId: row.repositoryId,
    repositoryName: row.repositoryName,
    accountId: row.accountId,
    primaryAlias: row.primaryAlias,
    verified: row.verified,
    displayName: row.displayName,
    operatingSystems: row.operatingSystems,
    architectures: row.architectures,
    pullCount: row.pullCount,
    lastPushedAt: new Date(row.lastPushedAt),
    ...(row.logoDigest === null ? {} : { logoDigest: row.logoDigest }),
    ...(row.description === null ? {} : { description: row.description }),
  }
}
