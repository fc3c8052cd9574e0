import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { GallerySearch, GallerySort } from '#registry/stores/gallery.ts'
import { passingFacets, toFacetFilter, verifiedBit } from './gallery-facets.ts'
import { isPaired, queryWords, queryWordsApart, type TermMatch } from './gallery-match-sql.ts'
import { type AddValue, type Statement, statement } from './statement.ts'

// Each ends in what no two repositories share, so that pages neither repeat nor miss one.
const orders = {
  'best-match': 'pulls desc, pushed_at desc, name, repository_id',
  popularity: 'pulls desc, pushed_at desc, name, repository_id',
  updated: 'pushed_at desc, name, repository_id',
  name: 'name, pulls desc, repository_id',
} satisfies Record<GallerySort, string>

/** One in so many: ids are random, so those of the lowest stand for all. Indexes of their own hold only them. */
export const sampledOneIn = 8
const sampled = `e.repository_id < '20000000-0000-0000-0000-000000000000'`

const alikeWordsMax = 20

const tiered = `tier, ${orders['best-match']}`
const columns = 'e.repository_id, e.pulls, e.pushed_at, e.name'

type WriteMatch = (add: AddValue) => TermMatch

/** Where to search. `few`: in a registry of so few repositories that each is looked at, whatever indexes know of its words. */
export interface ScopedSearch extends GallerySearch {
  readonly few?: boolean
}

/** Numbers of repositories by their facets, under no filter; rows are `FacetGroup`s. */
export function countEverything(search: GallerySearch): Statement {
  return statement((add) => countsOf(`gallery_order e where true ${scopeOf(search, add)}`, search, add))
}

export function countMatches(write: WriteMatch, search: ScopedSearch): Statement {
  return statement((add) => {
    const match = write(add)
    return `with ${tablesOf(match, search, add)} ${countsOf(countedMatches(match, scopeOf(search, add)), search, add)}`
  })
}

/**
 * The same rows, and whether they are `sampled`: then they are of one in {@link sampledOneIn} repositories, and as many as
 * will do.
 */
export function estimateMatches(write: WriteMatch, search: ScopedSearch, sampledMin: number): Statement {
  return statement((add) => {
    const match = write(add)
    const scope = scopeOf(search, add)
    const isEnough = `(select coalesce(sum(count), 0) from sample) >= ${add(sampledMin)}`
    return `with ${tablesOf(match, search, add)},
      sample as materialized (${countsOf(countedMatches(match, `and ${sampled} ${scope}`), search, add)})
      select *, true as sampled from sample where ${isEnough}
      union all select *, false from (${countsOf(countedMatches(match, `and not ${isEnough} ${scope}`), search, add)}) counted`
  })
}

// The tables of a match. The last one stands in for the real one in all that comes after it; an offset keeps the planner from
// looking for the words in the whole gallery.
function tablesOf({ tables }: TermMatch, search: ScopedSearch, add: AddValue): string {
  if (!search.few) return tables.join(',\n')
  const own = `gallery_entry as not materialized (select * from gallery_entry e where true ${scopeOf(search, add)} offset 0)`
  return [...tables, own].join(',\n')
}

function countedMatches(match: TermMatch, rest: string): string {
  return `${matchesOf(match, 'e.repository_id, e.facets', rest)} where true`
}

function matchesOf(match: TermMatch, selected: string, rest: string): string {
  const matched = unordered(match).map((condition) => `select ${selected} from gallery_entry e where ${condition} ${rest}`)
  return `(${matched.join('\nunion all ')}) e`
}

/**
 * The ids of one page of everything, by the index of their order; with `few`, when so few pass the filters that sorting
 * them is less work than passing over all others.
 */
export function pageOfEverything(search: GallerySearch, few: boolean): Statement {
  return statement((add) => {
    const passing = few ? passingFacets(search) : undefined
    const filter = passing ? `e.facets = any(${add(passing)}::smallint[])` : filterOf(search, add)
    const source = `select ${columns} from gallery_order e where ${filter} ${scopeOf(search, add)}`
    const page = `order by ${orders[search.sort]} limit ${add(search.limit)} offset ${add(search.offset)}`
    return few
      ? `with few as materialized (${source}) select repository_id as id from few ${page}`
      : `select repository_id as id from (${source}) e ${page}`
  })
}

/** The ids of one page of what matches. */
export function pageOfMatches(write: WriteMatch, search: ScopedSearch): Statement {
  return search.sort === 'best-match' ? bestPage(write, search) : sortedPage(write, search)
}

function sortedPage(write: WriteMatch, search: ScopedSearch): Statement {
  return statement((add) => {
    const match = write(add)
    const rest = `and ${filterOf(search, add)} ${scopeOf(search, add)}`
    const order = orders[search.sort]
    const source = match.hasPhrase ? checkedInOrder(match, rest, order) : matchesOf(match, columns, rest)
    return `with ${tablesOf(match, search, add)} select repository_id as id from ${source}
      order by ${order} limit ${add(search.limit)} offset ${add(search.offset)}`
  })
}

// The words of all candidates would take long to read: whether they stand side by side is asked in order, until there are enough.
function checkedInOrder(match: TermMatch, rest: string, order: string): string {
  const found = withoutWords(match).join(' or ') || 'false'
  return inOrder(
    `gallery_entry e where (${candidates(match, 'words')} or ${found}) ${rest}`,
    { order, column: `(${found}) as found` },
    `case when e.found then true else e.words @@ ${queryWords} end`,
  )
}

/** The same page as of {@link pageOfMatches} in any order but by match, found along the order's index: each is asked whether it matches. */
export function pageAlongOrder(write: WriteMatch, search: GallerySearch): Statement {
  return statement((add) => {
    const match = write(add)
    const matches = [...withoutWords(match), `e.words @@ ${queryWords}`]
    return `with ${match.tables.join(',\n')} select repository_id as id
      from (select ${columns} from gallery_order e where ${filterOf(search, add)} ${scopeOf(search, add)}) listed
      where (select ${matches.join(' or ')} from gallery_entry e where e.repository_id = listed.repository_id)
      order by ${orders[search.sort]} limit ${add(search.limit)} offset ${add(search.offset)}`
  })
}

/**
 * From the best tier to the last: by name, of a publisher, with the words in name and description, with the words anywhere.
 * A step is taken only when those before it do not fill the page, and then they hold all of theirs: what they hold is
 * all that it must leave out.
 */
function bestPage(write: WriteMatch, search: ScopedSearch): Statement {
  return statement((add) => {
    const match = write(add)
    const [filter, scope, limit, offset] = [filterOf(search, add), scopeOf(search, add), add(search.limit), add(search.offset)]
    const steps = [
      ...(match.named ? [{ name: 'named', condition: match.named.condition, tier: match.named.tier }] : []),
      ...(match.published ? [{ name: 'published', condition: match.published, tier: '4' }] : []),
      {
        name: 'brief',
        condition: `${hasWords(match, 'brief')}${match.excludes ? ` and e.words @@ ${queryWords}` : ''}`,
        tier: match.briefTier,
      },
      match.hasPhrase
        ? { name: 'anywhere', condition: candidates(match, 'words'), tier: '7', check: `e.words @@ ${queryWords}` }
        : { name: 'anywhere', condition: `e.words @@ ${queryWords}`, tier: '7' },
    ]
    const tables = steps.map(({ name, condition, tier, check }, index) => {
      const before = steps.slice(0, index).map((step) => step.name)
      const found = before.map((step) => `(select count(*) from ${step})`).join(' + ') || '0'
      const others = before.map((step) => `select repository_id from ${step}`).join(' union all ')
      const source = `gallery_entry e
        where ${condition} and ${filter} ${scope}${others ? ` and ${found} < ${limit}::int8 + ${offset}::int8 and e.repository_id not in (${others})` : ''}`
      return `${name} as materialized (
        select ${columns}, ${tier} as tier from ${check ? inOrder(source, { order: orders['best-match'] }, check) : source}
        order by ${tiered} limit ${limit}::int8 + ${offset}::int8 - (${found})
      )`
    })
    return `with ${[tablesOf(match, search, add), ...tables].join(',\n')}
      select repository_id as id from (${steps.map(({ name }) => `select * from ${name}`).join(' union all ')}) e
      order by ${tiered} limit ${limit} offset ${offset}`
  })
}

// A check that reads all words of a repository takes so long that it is done in order, until there are enough.
function inOrder(source: string, { order, column }: { readonly order: string; readonly column?: string }, check: string): string {
  const read = column === undefined ? columns : `${columns}, ${column}`
  return `(select ${read}, e.words from ${source} order by ${order} offset 0) e where ${check}`
}

/** What has a name that is like the text: a page of ids and the counts in one row, since finding them is most of the work. */
export function searchAlike(text: string, search: GallerySearch): Statement {
  return statement((add) => {
    const term = add(text)
    const order = search.sort === 'best-match' ? `likeness desc, ${orders[search.sort]}` : orders[search.sort]
    return `with matched as materialized (
        select ${columns}, e.facets, word_similarity(${term}, e.name) as likeness from gallery_entry e where ${term} <% e.name ${scopeOf(search, add)}
      ),
      page as (select e.* from matched e where ${filterOf(search, add)} order by ${order} limit ${add(search.limit)} offset ${add(search.offset)})
      select (select coalesce(json_agg(g), '[]') from (${countsOf('matched e where true', search, add)}) g) as groups,
        array(select repository_id from page order by ${order}) as ids`
  })
}

/** Words like the text that at least `namesMin` of the sampled names have, the likest first, each in a row. */
export function alikeWords(text: string, namesMin: number): Statement {
  return statement((add) => {
    const term = add(text)
    return `with found as materialized (select e.repository_id, e.name from gallery_entry e where ${term} <% e.name and ${sampled})
      select word from found, regexp_split_to_table(name, '[^a-z0-9]+') word
      where word <> '' group by word having count(distinct repository_id) >= ${add(namesMin)}
      order by word_similarity(${term}, word) desc, word limit ${alikeWordsMax}`
  })
}

// What matches whatever its words are.
function withoutWords({ named, published }: TermMatch): readonly string[] {
  return [named?.byWords ? undefined : named?.condition, published].filter((condition) => condition !== undefined)
}

// Which rows match, each once. What has all words in its name needs no look into its other words, which lie out of line.
function unordered(match: TermMatch): readonly string[] {
  const { named, published, hasPhrase, excludes } = match
  const byWords = hasWords(match, 'words', published)
  if (!named || named.byWords) return [byWords]
  const byAllWords = `e.words @@ ${queryWords}`
  const isFound = hasPhrase || excludes ? byAllWords : `case when e.name_words @@ ${queryWords} then true else ${byAllWords} end`
  return [byWords, `${named.condition} and not ${isFound}${published ? ` and not ${published}` : ''}`]
}

function hasWords(match: TermMatch, column: 'words' | 'brief', otherwise = 'false'): string {
  const all = `e.${column} @@ ${queryWords}`
  // The check stands apart from the candidates, so that an index answers those alone.
  return match.hasPairs
    ? `(${candidates(match, column)} or ${otherwise}) and case when ${all} then true else ${otherwise} end`
    : `(${all} or ${otherwise})`
}

// Of a phrase: what an index knows of what has it.
function candidates({ hasPairs }: TermMatch, column: 'words' | 'brief'): string {
  const apart = `e.${column} @@ ${queryWordsApart}`
  return hasPairs ? `${isPaired} and ${apart}` : apart
}

function scopeOf({ alias }: GallerySearch, add: AddValue): string {
  return alias === undefined
    ? ''
    : `and e.account_id = (select account_id from registry_alias where name = ${add(alias)} and status = 'ACTIVE')`
}

// Only what is asked for. The planner would take a test of bits for one that hardly any row passes, and a case for even odds.
function filterOf(search: GallerySearch, add: AddValue): string {
  const filter = toFacetFilter(search)
  if (!filter) {
    const { systemsPass, processorsPass } = declaredFilters(search, add)
    return `(${search.verifiedOnly ? `e.facets & ${verifiedBit} <> 0 and ` : ''}${systemsPass} and ${processorsPass})`
  }
  const tests = filter.filter((mask) => mask !== 0).map((mask) => `e.facets & ${add(mask)}::int <> 0`)
  return tests.length === 0 ? 'true' : `case when ${tests.join(' and ')} then true else false end`
}

function countsOf(source: string, search: GallerySearch, add: AddValue): string {
  if (toFacetFilter(search)) return `select e.facets, count(*)::float8 as count from ${source} group by e.facets`
  const { systemsPass, processorsPass } = declaredFilters(search, add)
  return `select e.facets, ${systemsPass} as "systemsPass", ${processorsPass} as "processorsPass", count(*)::float8 as count
    from ${source} group by 1, 2, 3`
}

// Values that are no badges have no bits: the few repositories that declare such values are asked themselves.
function declaredFilters({ operatingSystems, architectures }: GallerySearch, add: AddValue) {
  const passes = (column: string, othersBit: number, values: readonly string[]) => {
    const placeholder = add(values)
    return `(${placeholder}::text[] = '{}' or (e.facets & ${othersBit} <> 0 or ${placeholder}::text[] && ${badges[column] ?? ''})
      and exists (select from repository r where r.id = e.repository_id and r.${column} && ${placeholder}::text[]))`
  }
  return {
    systemsPass: passes('operating_systems', 128, operatingSystems),
    processorsPass: passes('architectures', 256, architectures),
  }
}

const quoted = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`)}]`
const badges: Readonly<Record<string, string>> = {
  operating_systems: quoted(operatingSystemBadges),
  architectures: quoted(architectureBadges),
}
