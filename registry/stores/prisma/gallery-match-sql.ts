import { escapeLike, type SearchTerm } from './search-term.ts'

/**
 * A way in which a search finds its repositories, as parts of the one statement of gallery-search-sql.ts. Its
 * parameters begin at $6.
 */
export interface GalleryMatch {
  /** Part of the statement's name. */
  readonly name: string
  /** Common table expressions in front of the others. */
  readonly tables: readonly string[]
  /** What a row of `repository r` must fulfil; one that only indexes decide. */
  readonly condition: string
  /** Two columns: `tier`, the lower the better, and within it `relevance`. */
  readonly rank: string
  readonly parameters: readonly (string | null | readonly string[])[]
}

/** Every repository, the empty search. */
export const everyMatch: GalleryMatch = {
  name: 'every',
  tables: [],
  condition: 'true',
  rank: '0 as tier, 0 as relevance',
  parameters: [],
}

// Of name, description, about and usage, from the last to the first, as `ts_rank` wants them.
const weights = `'{0.05, 0.15, 0.4, 1}'::float4[]`

// A part of fewer characters has no trigram of its own; a name that begins with it has.
const partCharsMin = 3

/**
 * As the term is written: its words in any text (the last one may be half typed), a part of the name, the publisher,
 * or alias and name.
 */
export function writtenMatch(term: SearchTerm): GalleryMatch {
  return {
    parameters: writtenParameters(term),
    name: 'written',
    tables: [
      `written as materialized (
      select websearch_to_tsquery('english', unaccent($6)) as stems, websearch_to_tsquery('english', unaccent($7)) as first_stems,
        nullif(plainto_tsquery('simple', unaccent($8))::text, '') || ':*' as last_beginning
    )`,
      // Words too common for the index have no stems; a name may be one all the same.
      `query as materialized (
      select case when numnode(stems) > 0 then stems else websearch_to_tsquery('simple', unaccent($6)) end
        || coalesce(first_stems && last_beginning::tsquery, '') as words
      from written
    )`,
      `publisher as materialized (
      select account_id as id from registry_alias where status = 'ACTIVE' and (name = $9 or name like $11)
      union select id from account where verified and unaccent(lower(display_name)) like unaccent($12)
    )`,
      `owner as materialized (select account_id as id, $15::text as of_owner from registry_alias where status = 'ACTIVE' and name = $13)`,
    ],
    condition: `r.search_vector @@ (select words from query) or r.name like $10
    or r.account_id = any(array(select id from publisher))
    or (r.account_id = (select id from owner) and r.name like $14)`,
    rank: `case
      when r.name = $9 or (r.account_id = (select id from owner) and r.name = (select of_owner from owner)) then 0
      when split_part(r.name, '/', -1) = $9 then 1
      when r.name like $11 or split_part(r.name, '/', -1) like $11 or (r.account_id = (select id from owner) and r.name like $14) then 2
      when r.name like $10 then 3
      else 4
    end as tier,
      case when r.name like $10 then 0 else ts_rank(${weights}, r.search_vector, (select words from query)) end as relevance`,
  }
}

/** Words that are meant, one of each group: the words of the index that are one slip away from a written one. */
export function nearMatch(groups: readonly (readonly string[])[]): GalleryMatch {
  return {
    name: 'near',
    parameters: [groups.map((words) => `(${words.join('|')})`).join('&'), groups.flat()],
    tables: [`query as materialized (select to_tsquery('english', $6) as words, $7::text[] as names)`],
    condition: 'r.search_vector @@ (select words from query)',
    rank: `case when split_part(r.name, '/', -1) = any((select names from query)::text[]) then 0 else 1 end as tier,
      ts_rank(${weights}, r.search_vector, (select words from query)) as relevance`,
  }
}

/** Names with most of the term's trigrams, for what is further off; how many are most is a setting of the session. */
export function alikeMatch({ text }: SearchTerm): GalleryMatch {
  return {
    name: 'alike',
    parameters: [text],
    tables: [],
    condition: '$6 <% r.name',
    rank: '0 as tier, word_similarity($6, r.name) as relevance',
  }
}

function writtenParameters({ text, firstWords, lastWord, name }: SearchTerm): GalleryMatch['parameters'] {
  const [owner, ofOwner] = splitAtSlash(name)
  return [
    text,
    firstWords,
    lastWord,
    name ?? null,
    name ? `${name.length >= partCharsMin ? '%' : ''}${escapeLike(name)}%` : null,
    name && name.length >= partCharsMin ? `${escapeLike(name)}%` : null,
    text.length >= partCharsMin ? `%${escapeLike(text)}%` : null,
    owner ?? null,
    ofOwner === undefined ? null : `${escapeLike(ofOwner)}%`,
    ofOwner ?? null,
  ]
}

function splitAtSlash(name: string | undefined): readonly [string, string] | readonly [] {
  const slash = name?.indexOf('/') ?? -1
  return name === undefined || slash < 0 ? [] : [name.slice(0, slash), name.slice(slash + 1)]
}
