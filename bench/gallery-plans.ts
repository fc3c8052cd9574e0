import type { Pool } from 'pg'
import type { GallerySearch } from '#registry/stores/gallery.ts'
import { writtenMatch } from '#registry/stores/prisma/gallery-match-sql.ts'
import {
  countEverything,
  countMatches,
  pageAlongOrder,
  pageOfEverything,
  pageOfMatches,
} from '#registry/stores/prisma/gallery-search-sql.ts'
import { parseSearchTerm } from '#registry/stores/prisma/search-term.ts'
import type { AddValue, Statement } from '#registry/stores/prisma/statement.ts'

/** Prints how PostgreSQL finds each search when it no longer looks at the parameters, as for a much used statement. */
export async function explainSearches(pool: Pool, searches: Readonly<Record<string, GallerySearch>>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set plan_cache_mode = force_generic_plan')
    for (const [name, search] of Object.entries(searches)) {
      for (const [part, { text, values }] of Object.entries(statementsOf(search))) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze, buffers, costs off) ${text}`, values })
        process.stdout.write(`\n## ${name}: ${part}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
      }
    }
  } finally {
    client.release()
  }
}

function statementsOf(search: GallerySearch): Readonly<Record<string, Statement>> {
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return { counts: countEverything(search), page: pageOfEverything(search, search.verifiedOnly) }
  const write = (add: AddValue) => writtenMatch(term, add)
  const found = { counts: countMatches(write, search), page: pageOfMatches(write, search) }
  return search.sort === 'best-match' ? found : { ...found, 'page along the order': pageAlongOrder(write, search) }
}
