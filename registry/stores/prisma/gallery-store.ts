import type { GalleryRegistry, GalleryStore } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createPopularPublishers } from './gallery-publishers.ts'
import { createGallerySearch } from './gallery-search.ts'
import { type RepositoryRow, repositoryColumns, repositoryJoins, toRepository } from './gallery-search-reads.ts'
import { createSitemap } from './gallery-sitemap.ts'

interface DetailRow extends RepositoryRow {
  readonly aboutText: string | null
  readonly usageText: string | null
  readonly createdAt: Date
  readonly preferredTag: string | null
}

// By alias $1 and name $2, as the gallery shows it.
const shownRepository = `
  from registry_alias n join repository r on r.account_id = n.account_id ${repositoryJoins}
  where n.name = $1 and n.status = 'ACTIVE' and r.name = $2 and r.last_pushed_at is not null`

/** Everything in named statements: the gallery's pages are the most visited ones. */
export function createGalleryStore({ pool }: Pick<Database, 'pool'>): GalleryStore {
  return {
    listPopularPublishers: createPopularPublishers({ pool }),
    search: createGallerySearch({ pool }),
    ...createSitemap({ pool }),
    async find(alias, repositoryName) {
      const { rows } = await pool.query<DetailRow>({
        name: 'gallery_repository',
        text: `select ${repositoryColumns}, r.about_text as "aboutText", r.usage_text as "usageText", r.created_at as "createdAt",
                 (select t.name from tag t where t.repository_id = r.id and t.name = r.preferred_tag) as "preferredTag" ${shownRepository}`,
        values: [alias, repositoryName],
      })
      const [row] = rows
      if (!row) return undefined
      return {
        ...toRepository(row),
        createdAt: row.createdAt,
        ...(row.aboutText === null ? {} : { aboutText: row.aboutText }),
        ...(row.usageText === null ? {} : { usageText: row.usageText }),
        ...(row.preferredTag === null ? {} : { preferredTag: row.preferredTag }),
      }
    },
    async countTags(alias, repositoryName) {
      const { rows } = await pool.query<{ repositoryId: string; tags: number }>({
        name: 'gallery_tags',
        text: `select r.id as "repositoryId", (select count(*) from tag t where t.repository_id = r.id)::float8 as tags ${shownRepository}`,
        values: [alias, repositoryName],
      })
      return rows[0]
    },
    async listFeatured() {
      const { rows } = await pool.query<RepositoryRow>({
        name: 'gallery_featured',
        text: `select ${repositoryColumns} from featured_repository f join repository r on r.id = f.repository_id ${repositoryJoins}
               where r.last_pushed_at is not null order by f.position, r.id`,
      })
      return rows.map(toRepository)
    },
    async findRegistry(alias) {
      const { rows } = await pool.query<GalleryRegistry>({
        name: 'gallery_registry',
        text: `select a.id as "accountId", p.name as "primaryAlias", a.verified, case when a.verified then a.display_name else '' end as "displayName",
                 t.repositories::float8 as "repositoryCount", t.pulls::float8 as "pullCount"
               from registry_alias n join account a on a.id = n.account_id and a.suspended_at is null
               join registry_alias p on p.account_id = a.id and p.is_primary
               cross join lateral (
                 select count(*) as repositories, coalesce(sum(r.pull_count), 0) as pulls
                 from repository r where r.account_id = a.id and r.last_pushed_at is not null
               ) t
               where n.name = $1 and n.status = 'ACTIVE'`,
        values: [alias],
      })
      return rows[0]
    },
  }
}
