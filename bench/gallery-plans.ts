import type { GallerySearch } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { nearMatch, type TermMatch, writtenMatch } from '#registry/stores/prisma/gallery-match-sql.ts'
import { pairsOf } from '#registry/stores/prisma/gallery-pairs.ts'
import { alikeMin, sampledMinDefault } from '#registry/stores/prisma/gallery-search.ts'
import { meantWords } from '#registry/stores/prisma/gallery-search-reads.ts'
import {
  alikeWords,
  countEverything,
  countMatches,
  estimateMatches,
  pageAlongOrder,
  pageOfEverything,
  pageOfMatches,
  searchAlike,
} from '#registry/stores/prisma/gallery-search-sql.ts'
import { parseSearchTerm } from '#registry/stores/prisma/search-term.ts'
import type { AddValue, Statement } from '#registry/stores/prisma/statement.ts'

/** Prints how PostgreSQL finds each search when it no longer looks at the parameters, as for a much used statement. */
export async function explainSearches(database: Database, searches: Readonly<Record<string, GallerySearch>>): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query(`set plan_cache_mode = force_generic_plan; set pg_trgm.word_similarity_threshold = ${alikeMin}`)
    for (const [name, search] of Object.entries(searches)) {
      for (const [part, { text, values }] of Object.entries(await statementsOf(search, database))) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze, buffers, costs off) ${text}`, values })
        process.stdout.write(`\n## ${name}: ${part}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
      }
    }
  } finally {
    client.release()
  }
}

async function statementsOf(search: GallerySearch, { pool }: Database): Promise<Readonly<Record<string, Statement>>> {
  const term = parseSearchTerm(search.searchTerm)
  if (!term.text) return { counts: countEverything(search), page: pageOfEverything(search, search.verifiedOnly) }
  const pairs = await pairsOf(pool, term)
  const writeWritten = (add: AddValue) => writtenMatch(term, pairs, add)
  const written = matchStatements(writeWritten, search)
  const found = await pool.query(written.counts)
  if (found.rowCount) return written
  const meant = await meantWords(pool, term)
  return meant
    ? matchStatements((add) => nearMatch(meant, add), search)
    : { words: alikeWords(term.text, 1), alike: searchAlike(term.text, search) }
}

function matchStatements(write: (add: AddValue) => TermMatch, search: GallerySearch) {
  const found = {
    estimate: estimateMatches(write, search, sampledMinDefault),
    counts: countMatches(write, search),
    page: pageOfMatches(write, search),
  }
  return search.sort === 'best-match' ? found : { ...found, 'page along the order': pageAlongOrder(write, search) }
}
