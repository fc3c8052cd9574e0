import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { GallerySort } from '#registry/stores/gallery.ts'
import type { GalleryMatch } from './gallery-match-sql.ts'

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

/**
 * One statement answers a whole search: what matched, counted under each set of filters, and one page of it.
 *
 * Parameters: $1 verified only, $2 operating systems, $3 architectures, $4 limit, $5 offset, then those of the match,
 * and last the alias when the search is `scoped` to one registry.
 */
export function searchStatement(match: GalleryMatch, sort: GallerySort, scope: { readonly aliasParameter: number } | undefined): string {
  const ranked = sort === 'best-match'
  const ofAlias =
    scope && `and r.account_id = (select account_id from registry_alias where name = $${scope.aliasParameter} and status = 'ACTIVE')`
  // Ranking reads the whole text index entry of a row: only rows that matched may pay for it, hence `materialized`.
  const tables = [
    ...match.tables,
    `matched as materialized (
      select r.id, r.name, r.pull_count, r.last_pushed_at, a.verified, r.operating_systems, r.architectures${ranked ? `, ${match.rank}` : ''}
      from repository r join account a on a.id = r.account_id
      where r.last_pushed_at is not null and a.suspended_at is null and (${match.condition}) ${ofAlias ?? ''}
    )`,
    `judged as (
      select *, not $1 or verified as v, $2::text[] = '{}' or operating_systems && $2 as o, $3::text[] = '{}' or architectures && $3 as a
      from matched
    )`,
    `counts as (
      select count(*) as matched, count(*) filter (where v and o and a) as total, count(*) filter (where verified and o and a) as verified,
        ${countsOf(operatingSystemBadges, 'operating_systems', 'v and a')}, ${countsOf(architectureBadges, 'architectures', 'v and o')}
      from judged
    )`,
    `page as (select * from judged where v and o and a order by ${orders[sort]} limit $4 offset $5)`,
    `shown as (
      select json_agg(to_json(g) order by ${orders[sort]}) as items
      from page s cross join lateral (select ${repositoryColumns} from repository r ${repositoryJoins} where r.id = s.id) g
    )`,
  ]
  return `with ${tables.join(',\n')}
    select matched::float8, total::float8, counts.verified::float8, operating_systems as "operatingSystems", architectures,
      coalesce(items, '[]') as items
    from counts, shown`
}

// In the order of the badges, which are constants of ours with no quote in them.
function countsOf(badges: readonly string[], column: string, otherFilters: string): string {
  const counts = badges.map((badge) => `count(*) filter (where ${otherFilters} and '${badge}' = any(${column}))`)
  return `array[${counts.join(', ')}]::float8[] as ${column}`
}
