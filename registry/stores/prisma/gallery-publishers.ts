import { LRUCache } from 'lru-cache'
import { type PopularPublisher, popularPublishersMax } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

/** How long the front page may be behind. */
const lifeMs = 5000

interface PublisherRow extends Omit<PopularPublisher, 'logoDigest'> {
  readonly logoDigest: PopularPublisher['logoDigest'] | null
}

/** The most pulled registries, counted once for all who ask within some seconds. */
export function createPopularPublishers({ pool }: Pick<Database, 'pool'>): (limit: number) => Promise<readonly PopularPublisher[]> {
  const counted = new LRUCache<'all', readonly PopularPublisher[]>({ max: 1, ttl: lifeMs, fetchMethod: () => countPublishers(pool) })
  return async (limit) => (await counted.forceFetch('all')).slice(0, limit)
}

async function countPublishers(pool: Database['pool']): Promise<readonly PopularPublisher[]> {
  const { rows } = await pool.query<PublisherRow>({
    name: 'gallery_publishers',
    // Who they are says the narrow table; what they amount to, the repositories of these few.
    text: `with popular as materialized (
        select account_id from gallery_order group by account_id order by sum(pulls) desc, count(*) desc, account_id limit $1
      )
      select a.id as "accountId", p.name as "primaryAlias", a.verified, case when a.verified then a.display_name else '' end as "displayName",
        c.repositories::float8 as "repositoryCount", c.pulls::float8 as "pullCount",
        case when a.verified then (
          select r.logo_digest from repository r
          where r.account_id = a.id and r.last_pushed_at is not null and r.logo_digest is not null
          order by r.pull_count desc, r.name limit 1
        ) end as "logoDigest"
      from popular
        join account a on a.id = popular.account_id and a.suspended_at is null
        join registry_alias p on p.account_id = a.id and p.is_primary
        cross join lateral (
          select count(*) as repositories, sum(r.pull_count) as pulls from repository r where r.account_id = a.id and r.last_pushed_at is not null
        ) c
      order by c.pulls desc, c.repositories desc, p.name`,
    values: [popularPublishersMax],
  })
  return rows.map(({ logoDigest, ...publisher }) => (logoDigest ? { ...publisher, logoDigest } : publisher))
}
