import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { GallerySearch, GallerySort } from '#registry/stores/gallery.ts'
import type { GalleryMatch } from './gallery-match-sql.ts'

// Values are constants of ours, with no quote in them.
const systemFlags = operatingSystemBadges.map((value, index) => ({ value, flag: `os_${index}` }))
const processorFlags = architectureBadges.map((value, index) => ({ value, flag: `arch_${index}` }))

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

// Each ends in what no two repositories share, so that pages neither repeat nor miss one.
const orders = {
  'best-match': 'tier, relevance desc, pull_count desc, last_pushed_at desc, name, id',
  popularity: 'pull_count desc, last_pushed_at desc, name, id',
  updated: 'last_pushed_at desc, name, id',
  name: 'name, pull_count desc, id',
} satisfies Record<GallerySort, string>

export interface SearchQuery {
  /** The same for the same text. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** One statement answers a whole search: what matched, counted under each set of filters, and one page of it. */
export function searchQuery(match: GalleryMatch, search: GallerySearch): SearchQuery {
  const { verifiedOnly, operatingSystems, architectures, alias, sort, limit, offset } = search
  const values = [verifiedOnly, operatingSystems, architectures, limit, offset, ...match.parameters]
  const name = `gallery_${match.name}_${sort}`
  if (alias === undefined) return { name, text: searchStatement(match, sort, ''), values }
  const scope = `and r.account_id = (select account_id from registry_alias where name = $${values.length + 1} and status = 'ACTIVE')`
  return { name: `${name}_of_alias`, text: searchStatement(match, sort, scope), values: [...values, alias] }
}

// Parameters: $1 verified only, $2 operating systems, $3 architectures, $4 limit, $5 offset, and from $6 the match's.
function searchStatement(match: GalleryMatch, sort: GallerySort, scope: string): string {
  const ranked = sort === 'best-match'
  // Ranking reads the whole text index entry of a row: only rows that matched may pay for it, hence `materialized`. What
  // is kept of each is little, since an unfiltered search keeps all of them.
  const tables = [
    ...match.tables,
    `matched as materialized (
      select r.id, r.pull_count, r.last_pushed_at, r.name${ranked ? `, ${match.rank}` : ''},
        a.verified, not $1 or a.verified as v, $2::text[] = '{}' or r.operating_systems && $2 as o, $3::text[] = '{}' or r.architectures && $3 as a,
        ${systemFlags.map(({ value, flag }) => `'${value}' = any(r.operating_systems) as ${flag}`)},
        ${processorFlags.map(({ value, flag }) => `'${value}' = any(r.architectures) as ${flag}`)}
      from repository r join account a on a.id = r.account_id
      where r.last_pushed_at is not null and a.suspended_at is null and (${match.condition}) ${scope}
    )`,
    `counts as (
      select count(*) as matched, count(*) filter (where v and o and a) as total, count(*) filter (where verified and o and a) as verified,
        array[${systemFlags.map(({ flag }) => `count(*) filter (where ${flag} and v and a)`)}] as operating_systems,
        array[${processorFlags.map(({ flag }) => `count(*) filter (where ${flag} and v and o)`)}] as architectures
      from matched
    )`,
    `page as (select * from matched where v and o and a order by ${orders[sort]} limit $4 offset $5)`,
    `shown as (
      select json_agg(to_json(g) order by ${orders[sort]}) as items
      from page s cross join lateral (select ${repositoryColumns} from repository r ${repositoryJoins} where r.id = s.id) g
    )`,
  ]
  return `with ${tables.join(',\n')}
    select matched::float8, total::float8, counts.verified::float8, operating_systems::float8[] as "operatingSystems",
      architectures::float8[], coalesce(items, '[]') as items
    from counts, shown`
}
