import type { Pool } from 'pg'
import type { GallerySearch } from '#registry/stores/gallery.ts'
import { everyMatch, writtenMatch } from '#registry/stores/prisma/gallery-match-sql.ts'
import { searchQuery } from '#registry/stores/prisma/gallery-search-sql.ts'
import { parseSearchTerm } from '#registry/stores/prisma/search-term.ts'

/** Prints how PostgreSQL finds each search when it no longer looks at the parameters, as for a much used statement. */
export async function explainSearches(pool: Pool, searches: Readonly<Record<string, GallerySearch>>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set plan_cache_mode = force_generic_plan')
    for (const [name, search] of Object.entries(searches)) {
      const term = parseSearchTerm(search.searchTerm)
      const { text, values } = searchQuery(term.text ? writtenMatch(term) : everyMatch, search)
      const { rows } = await client.query<{ 'QUERY PLAN': string }>({
        text: `explain (analyze, buffers, costs off) ${text}`,
        values: [...values],
      })
      process.stdout.write(`\n## ${name}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
    }
  } finally {
    client.release()
  }
}
