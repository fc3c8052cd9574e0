import type { ClientBase, Pool } from 'pg'
import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { Digest } from '#registry/domain/digest.ts'
import type { GalleryRepository, GallerySearch, GallerySearchResult } from '#registry/stores/gallery.ts'
import { alikeMatch, everyMatch, type GalleryMatch, nearMatch, writtenMatch } from './gallery-match-sql.ts'
import { searchStatement } from './gallery-search-sql.ts'
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
export async function searchGallery(pool: Pool, search: GallerySearch): Promise<GallerySearchResult> {
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return toResult(await runSearch(pool, everyMatch, term, search), search, false)
  const written = await runSearch(pool, writtenMatch, term, search)
  if (written.matched > 0) return toResult(written, search, false)
  const near = await runSearch(pool, nearMatch, term, search)
  if (near.matched > 0) return toResult(near, search, true)
  const alike = await inTransaction({ pool }, async (client) => {
    await client.query(`set local pg_trgm.word_similarity_threshold = ${alikeMin}`)
    return runSearch(client, alikeMatch, term, search)
  })
  return toResult(alike, search, alike.matched > 0)
}

async function runSearch(client: Pool | ClientBase, match: GalleryMatch, term: SearchTerm, search: GallerySearch): Promise<SearchRow> {
  const { verifiedOnly, operatingSystems, architectures, alias, sort, limit, offset } = search
  const values = [verifiedOnly, operatingSystems, architectures, limit, offset, ...match.parametersOf(term)]
  const scope = alias === undefined ? undefined : { aliasParameter: values.length + 1 }
  const { rows } = await client.query<SearchRow>({
    name: `gallery_${match.name}_${sort}${scope ? '_of_alias' : ''}`,
    text: searchStatement(match, sort, scope),
    values: scope ? [...values, alias] : values,
  })
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
