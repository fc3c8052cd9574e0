import { escapeLike, type SearchTerm } from './search-term.ts'
import type { AddValue } from './statement.ts'

/**
 * A way in which a search by term finds its repositories, as parts of a statement on `gallery_entry e`. Every condition is
 * one that an index answers exactly.
 */
export interface TermMatch {
  /** Common table expressions in front of the others; `query` has the words asked for in its column `words`. */
  readonly tables: readonly string[]
  /** Repositories by name, with their tier: the lower the better, below 4. `byWords` too, if all of them have the words. */
  readonly named?: { readonly condition: string; readonly tier: string; readonly byWords: boolean }
  /** Repositories of publishers that are meant. */
  readonly published?: string
  /** The tier, above 4, of those that have the words in name and description. */
  readonly briefTier: string
  /**
   * True when words must stand side by side and none must be missing: no index knows exactly, so that candidates are checked. `query` has
   * the same words apart in its column `apart`.
   */
  readonly hasPhrase: boolean
  /** True when the table `paired` has the repositories with the same pairs of words. */
  readonly hasPairs: boolean
  /** True when words must not be there: what has the right words in one text may have a wrong one in another. */
  readonly excludes: boolean
}

/** Of everything that is asked for, as a scalar. */
export const queryWords = '(select words from query)'
/** The same without the order of phrases: what an index answers exactly. */
export const queryWordsApart = '(select apart from query)'
/** Whether it has the pairs of words that are asked for. */
export const isPaired = 'e.repository_id = any(array(select repository_id from paired))'

// A part of fewer characters has no trigram of its own; a name that begins with it has.
const partCharsMin = 3
// An expression of more is looked up for longer than reading all that have the words takes.
const partsMax = 20
const leaf = `split_part(e.name, '/', -1)`

/**
 * As the term is written: its words in any text (the last one may be half typed), a part of the name, the publisher,
 * or alias and name. `pairs` are the neighbouring words of its phrases.
 */
export function writtenMatch(term: SearchTerm, pairs: readonly string[], add: AddValue): TermMatch {
  const { text, name, hasPhrase, excludes } = term
  const [ownerAlias, ofOwner] = splitAtSlash(name)
  const isPart = name !== undefined && name.length >= partCharsMin
  const exact = add(name ?? null)
  // No trigrams, but a range of the index of names.
  const named = isPart
    ? `e.name like ${add(`%${escapeLike(name)}%`)}`
    : `(e.name >= ${exact} and e.name < ${add(name === undefined ? null : `${name}\u{10ffff}`)})`
  const beginning = add(isPart ? `${escapeLike(name)}%` : null)
  const owned = ofOwner === undefined ? '' : `(e.account_id = (select id from owner) and e.name like ${add(`${escapeLike(ofOwner)}%`)})`
  return {
    hasPhrase: hasPhrase && !excludes,
    hasPairs: pairs.length > 0,
    excludes,
    tables: [
      ...queryTables(term, add),
      // Apart, since an index knows pairs and a row does not: with other conditions the planner may take their indexes and make the pairs of each row.
      ...(pairs.length > 0
        ? [
            `paired as materialized (
              select e.repository_id from gallery_entry e
              where gallery_pairs(e.words) @> array(select hashtextextended(pair, 0) from unnest(${add(pairs)}::text[]) pair)
            )`,
          ]
        : []),
      `publisher as materialized (
        select account_id as id from registry_alias where status = 'ACTIVE' and (name = ${exact} or name like ${beginning})
        union select id from account where verified and unaccent(lower(display_name)) like unaccent(${add(text.length >= partCharsMin ? `%${escapeLike(text)}%` : null)})
      )`,
      ...(ownerAlias === undefined
        ? []
        : [
            `owner as materialized (
              select account_id as id, ${add(ofOwner)}::text as of_owner from registry_alias where status = 'ACTIVE' and name = ${add(ownerAlias)}
            )`,
          ]),
    ],
    named: {
      condition: ofOwner === undefined ? named : `(${named} or ${owned})`,
      tier: `case
        when e.name = ${exact} ${ofOwner === undefined ? '' : `or (e.account_id = (select id from owner) and e.name = (select of_owner from owner))`} then 0
        when ${leaf} = ${exact} then 1
        when e.name like ${beginning} or ${leaf} like ${beginning} ${ofOwner === undefined ? '' : `or ${owned}`} then 2
        else 3
      end`,
      byWords: false,
    },
    published: 'e.account_id = any(array(select id from publisher))',
    briefTier: `case when e.name_words @@ ${queryWords} then 5 else 6 end`,
  }
}

/** The table `query` of {@link TermMatch}, and what it is made of. */
export function queryTables({ text, firstWords, lastWord }: SearchTerm, add: AddValue): readonly string[] {
  const all = add(text)
  return [
    `written as materialized (
      select websearch_to_tsquery('english', unaccent(${all})) as stems, websearch_to_tsquery('english', unaccent(${add(firstWords)})) as first_stems,
        nullif(plainto_tsquery('simple', unaccent(${add(lastWord)}))::text, '') || ':*' as last_beginning
    )`,
    // Words too common for the index have no stems; a name may be one all the same. A beginning finds the whole word, too.
    `query as materialized (
      select words, regexp_replace(words::text, '<(-|\\d+)>', '&', 'g')::tsquery as apart
      from (
        select case
            when last_beginning = stems::text || ':*' then last_beginning::tsquery
            else case when numnode(stems) > 0 then stems else websearch_to_tsquery('simple', unaccent(${all})) end
              || coalesce(first_stems && last_beginning::tsquery, '')
          end as words
        from written
      ) asked
    )`,
  ]
}

/** Words that are meant, one of each group: the words of the index that are one slip away from a written one. */
export function nearMatch(groups: readonly (readonly string[])[], add: AddValue): TermMatch {
  const isName = `${leaf} = any((select names from query)::text[])`
  // They are letters and digits only, which stand for themselves in an expression.
  const parts = groups
    .filter((words) => words.length <= partsMax && words.every(({ length }) => length >= partCharsMin))
    .map((words) => words.join('|'))
  return {
    hasPhrase: false,
    hasPairs: false,
    excludes: false,
    tables: [
      `query as materialized (
        select to_tsquery('english', ${add(groups.map((words) => `(${words.join('|')})`).join('&'))}) as words, ${add(groups.flat())}::text[] as names,
          ${add(parts)}::text[] as parts
      )`,
    ],
    // Found by its parts, as the words of names have no index of their own.
    ...(parts.length > 0 && {
      named: {
        condition: `${parts.map((_, index) => `e.name ~ (select parts[${index + 1}] from query)`).join(' and ')} and e.name_words @@ ${queryWords}`,
        tier: `case when ${isName} then 2 else 3 end`,
        byWords: true,
      },
    }),
    briefTier: `case when ${isName} then 4 when e.name_words @@ ${queryWords} then 5 else 6 end`,
  }
}

function splitAtSlash(name: string | undefined): readonly [string, string] | readonly [] {
  const slash = name?.indexOf('/') ?? -1
  return name === undefined || slash < 0 ? [] : [name.slice(0, slash), name.slice(slash + 1)]
}
