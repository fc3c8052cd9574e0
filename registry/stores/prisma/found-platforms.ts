import type { Platform } from '#registry/domain/manifest.ts'
import type { FoundPlatforms } from '#registry/stores/images.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createRepositoryCache, type RepositoryCache } from './repository-cache.ts'

/** How many tagged images are looked into, the most recently tagged first. */
const imagesMax = 1000
/** There are some dozens of real ones; publishers may write anything into a manifest. */
const platformsMax = 100
const nameCharsMax = 50
const cacheBytesMax = 4 << 20

interface Row {
  readonly images: number
  readonly platforms: readonly Platform[]
}

/** Where the tagged images of a repository run: read after a change of its tags, and remembered until the next one. */
export function createFoundPlatforms(
  pool: Database['pool'],
  invalidations: Invalidations,
): Pick<RepositoryCache<FoundPlatforms>, 'forget'> & { find(repositoryId: string): Promise<FoundPlatforms> } {
  const known = createRepositoryCache<FoundPlatforms>(invalidations, {
    bytesMax: cacheBytesMax,
    bytesOf: ({ platforms }) => platforms.length * 200,
    isInTransaction: () => pool.isInTransaction,
  })
  const nothing = { platforms: [], complete: true }
  return {
    forget: known.forget,
    find: async (repositoryId) => (await known.get(repositoryId, 'platforms', () => read(pool, repositoryId))) ?? nothing,
  }
}

async function read(pool: Database['pool'], repositoryId: string): Promise<FoundPlatforms | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'found_platforms',
    text: `with tagged as (
             select digest, max(pushed_at) as tagged_at from tag where repository_id = $1
             group by digest order by tagged_at desc, digest limit ${imagesMax + 1}
           ), found as (
             select distinct p->>'os' as os, p->>'architecture' as architecture, p->>'variant' as variant
             from (select digest from tagged order by tagged_at desc, digest limit ${imagesMax}) t
             join manifest m on m.repository_id = $1 and m.digest = t.digest
             cross join jsonb_array_elements(m.summary->'platforms') p
             where greatest(length(p->>'os'), length(p->>'architecture'), length(p->>'variant')) <= ${nameCharsMax}
             order by 1, 2, 3 limit ${platformsMax}
           )
           select (select count(*) from tagged)::int as images,
             (select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(f))), '[]') from found f) as platforms`,
    values: [repositoryId],
  })
  const [row] = rows
  return row && { platforms: row.platforms, complete: row.images <= imagesMax }
}
