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
    text: `with counted as (
        select r.account_id, count(*) as repositories, sum(r.pull_count) as pulls
        from repository r join account a on a.id = r.account_id
        where r.last_pushed_at is not null and a.suspended_at is null
        group by r.account_id
      )
      select a.id as "accountId", c.name as "primaryAlias", a.verified, case when a.verified then a.display_name else '' end as "displayName",
        c.repositories::float8 as "repositoryCount", c.pulls::float8 as "pullCount",
        case when a.verified then (
          select r.logo_digest from repository r
          where r.account_id = a.id and r.last_pushed_at is not null and r.logo_digest is not null
          order by r.pull_count desc, r.name limit 1
        ) end as "logoDigest"
      from (
        select c.*, p.name from counted c join registry_alias p on p.account_id = c.account_id and p.is_primary
        order by c.pulls desc, c.repositories desc, p.name limit $1
      ) c join account a on a.id = c.account_id
      order by c.pulls desc, c.repositories desc, c.name`,
    values: [popularPublishersMax],
  })
  return rows.map(({ logoDigest, ...publisher }) => (logoDigest ? { ...publisher, logoDigest } : publisher))
}
