import type { Digest } from '#registry/domain/digest.ts'
import type { GalleryRepository } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { nearWords } from './near-words.ts'
import type { SearchTerm } from './search-term.ts'
import { inTransaction } from './transaction.ts'

/** The columns of `GalleryRepository`, from `repository r`, its account `a` and primary alias `p`. */
export const repositoryColumns = `
  r.id as "repositoryId", r.name as "repositoryName", a.id as "accountId", p.name as "primaryAlias", a.verified,
  case when a.verified then a.display_name else '' end as "displayName", case when a.verified then r.logo_digest end as "logoDigest",
  r.description, r.operating_systems as "operatingSystems", r.architectures, r.pull_count::float8 as "pullCount",
  r.last_pushed_at as "lastPushedAt"`

/** Joins `a` and `p` to `repository r`. */
export const repositoryJoins = `
  join account a on a.id = r.account_id and a.suspended_at is null
  join registry_alias p on p.account_id = a.id and p.is_primary`

/** A repository as SQL answers it. */
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
  readonly lastPushedAt: Date
}

/** Those of the repositories that the gallery shows, in the order of their ids here. */
export async function findShown(pool: Database['pool'], ids: readonly string[]): Promise<readonly GalleryRepository[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<RepositoryRow>({
    name: 'gallery_shown',
    text: `select ${repositoryColumns} from repository r ${repositoryJoins} where r.id = any($1::uuid[]) and r.last_pushed_at is not null`,
    values: [ids],
  })
  const byId = new Map(rows.map((row) => [row.repositoryId, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toRepository(row)] : []
  })
}

/**
 * Of the words one slip away from the term's, those that there are, and those too common for the index, which the query
 * then leaves out. Undefined when there is none for one of them.
 * @param fewOf the alias of a registry of few repositories, when only its words count.
 */
export async function meantWords(
  pool: Database['pool'],
  { text }: SearchTerm,
  fewOf?: string,
): Promise<readonly (readonly string[])[] | undefined> {
  const groups = nearWords(text)
  if (groups.length === 0) return undefined
  const known = new Set(await (fewOf === undefined ? knownWords(pool, groups.flat()) : knownWordsOfFew(pool, groups.flat(), fewOf)))
  const meant = groups.map((words) => words.filter((word) => known.has(word)))
  return meant.every((words) => words.length > 0) ? meant : undefined
}

function knownWords(pool: Database['pool'], words: readonly string[]): Promise<readonly string[]> {
  return inTransaction({ pool }, async (client) => {
    // The planner expects each word in many rows, and would read all of them to find out that most are in none.
    await client.query('set local enable_seqscan = off; set local enable_indexscan = off')
    const { rows } = await client.query<{ word: string }>({
      name: 'gallery_known_words',
      text: `select word from unnest($1::text[]) as n(word)
             where numnode(to_tsquery('english', n.word)) = 0
               or exists (select from gallery_entry e where e.words @@ to_tsquery('english', n.word))`,
      values: [words],
    })
    return rows.map(({ word }) => word)
  })
}

// A word of letters and digits is asked for by one stem, in quotes.
async function knownWordsOfFew(pool: Database['pool'], words: readonly string[], alias: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ word: string }>({
    name: 'gallery_known_words_of_few',
    text: `with own as materialized (
             select distinct unnest(tsvector_to_array(words)) as stem from gallery_entry
             where account_id = (select account_id from registry_alias where name = $2 and status = 'ACTIVE')
           )
           select word from unnest($1::text[]) as n(word) cross join lateral (select to_tsquery('english', n.word) as asked) q
           where numnode(asked) = 0 or btrim(asked::text, '''') in (select stem from own)`,
    values: [words, alias],
  })
  return rows.map(({ word }) => word)
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
    lastPushedAt: row.lastPushedAt,
    ...(row.logoDigest === null ? {} : { logoDigest: row.logoDigest }),
    ...(row.description === null ? {} : { description: row.description }),
  }
}
