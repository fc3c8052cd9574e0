import type { Database } from '#registry/stores/postgres/database.ts'
import { queryTables } from './gallery-match-sql.ts'
import type { SearchTerm } from './search-term.ts'
import { statement } from './statement.ts'

/**
 * The pairs of neighbouring words that what matches the term must have. None where something else may be there instead, or
 * must not.
 */
export async function pairsOf(pool: Database['pool'], term: SearchTerm): Promise<readonly string[]> {
  // Beside a last word there is always what it begins.
  if (!term.hasPhrase || term.excludes || term.lastWord) return []
  const { rows } = await pool.query<{ words: string }>(
    statement((add) => `with ${queryTables(term, add).join(', ')} select words::text as words from query`),
  )
  return neighboursIn(rows[0]?.words ?? '')
}

// As PostgreSQL prints a query: 'web' <-> 'server' & 'cach':*
const queryToken = /'(?:[^']|'')*'(?::[A-Z*]+)?|<->|\S/g
const plainLexeme = /^'([^'\\]+)'$/

/** Words with `<->` between them, two and two, joined by a space as in the function `gallery_pairs`. */
export function neighboursIn(query: string): readonly string[] {
  const tokens: readonly string[] = query.match(queryToken) ?? []
  if (tokens.includes('|') || tokens.includes('!')) return []
  return tokens.flatMap((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]].map((word) => plainLexeme.exec(word ?? '')?.[1])
    return token === '<->' && before && after ? [`${before} ${after}`] : []
  })
}
