import type { GalleryStore } from '#registry/stores/gallery.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

// Ids are in the order of creation: a new repository is in the last page, and the others stay what they were.
const shown = `
  from repository r join account a on a.id = r.account_id and a.suspended_at is null
  where r.last_pushed_at is not null`

const lowestId = '00000000-0000-0000-0000-000000000000'

/** The shown repositories in pages that can be read at any place at once: each begins at a key, none counts from the start. */
export function createSitemap({ pool }: Pick<Database, 'pool'>): Pick<GalleryStore, 'listSitemapPages' | 'listSitemapEntries'> {
  return {
    async listSitemapPages(pageSize) {
      const { rows } = await pool.query<{ first: string }>({
        name: 'gallery_sitemap_pages',
        text: `select id as first from (select r.id, row_number() over (order by r.id) as place ${shown}) s
               where place % $1 = 1 % $1 order by id`,
        values: [pageSize],
      })
      return rows.map(({ first }) => first)
    },
    async listSitemapEntries(first, limit) {
      const { rows } = await pool.query<{ alias: string; repositoryName: string; lastPushedAt: Date }>({
        name: 'gallery_sitemap_entries',
        text: `select p.name as alias, s.name as "repositoryName", s.last_pushed_at as "lastPushedAt"
               from (select r.id, r.account_id, r.name, r.last_pushed_at ${shown} and r.id >= $1 order by r.id limit $2) s
               join registry_alias p on p.account_id = s.account_id and p.is_primary order by s.id`,
        values: [first ?? lowestId, limit],
      })
      return rows
    },
  }
}
