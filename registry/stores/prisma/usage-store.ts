import type { Pool } from 'pg'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { RegistryUsage, RepositoryUsage, UsageStore } from '#registry/stores/usage.ts'

export function createUsageStore({ pool }: Pick<Database, 'pool'>): UsageStore {
  return {
    ofRegistry: (accountId, now) => readRegistry(pool, accountId, now),
    byRepository: (accountId, now, page) => readRepositories(pool, accountId, now, page),
  }
}

// Sums are exact as double precision up to nine petabytes.
const lastDays = `d.facet = 'TOTAL' and d.day > ($2::timestamptz at time zone 'UTC')::date - 30`

async function readRegistry(pool: Pool, accountId: string, now: Date): Promise<RegistryUsage> {
  const { rows } = await pool.query<RegistryUsage>({
    name: 'registry_usage',
    text: `with mine as materialized (select id, pull_count from repository where account_id = $1),
             image as materialized (
               select count(*) as images, sum(m.image_size_bytes) as bytes
               from mine join manifest m on m.repository_id = mine.id group by m.repository_id
             ),
             stored as materialized (
               select b.size_bytes as bytes from blob b
               where b.digest in (select l.digest from mine join repository_blob l on l.repository_id = mine.id)
             ),
             tagged as (
               select count(*) as tags from mine join tag t on t.repository_id = mine.id group by t.repository_id, t.digest
             )
           select
             (select count(*)::float8 from mine) as "repositoryCount",
             (select coalesce(sum(images), 0)::float8 from image) as "imageCount",
             (select coalesce(sum(bytes), 0)::float8 from stored) as "storedBytes",
             (select coalesce(sum(bytes), 0)::float8 from image) as "imageSizeBytes",
             (select coalesce(sum(pull_count), 0)::float8 from mine) as "pullCount",
             (select coalesce(sum(d.pulls), 0)::float8 from mine join pull_day d on d.repository_id = mine.id where ${lastDays}) as "pullsLast30Days",
             (select coalesce(max(images), 0)::float8 from image) as "mostImages",
             (select coalesce(max(tags), 0)::float8 from tagged) as "mostTags",
             (select coalesce(max(bytes), 0)::float8 from stored) as "largestBlobBytes"`,
    values: [accountId, now],
  })
  const [row] = rows
  if (!row) throw new Error('the registry was not counted')
  return row
}

async function readRepositories(pool: Pool, accountId: string, now: Date, { limit, after }: PageRequest): Promise<Page<RepositoryUsage>> {
  const { bytes, name } = parsePosition(after)
  const { rows } = await pool.query<RepositoryUsage>({
    name: 'repository_usage',
    text: `with sized as (
             select r.id, r.name, r.pull_count, coalesce(sum(b.size_bytes), 0)::bigint as bytes
             from repository r left join repository_blob l on l.repository_id = r.id left join blob b using (digest)
             where r.account_id = $1 group by r.id
           ), page as materialized (
             select * from sized where $3::bigint is null or bytes < $3 or (bytes = $3 and name > $4)
             order by bytes desc, name limit $5
           )
           select p.name, p.bytes::float8 as "storedBytes", p.pull_count::float8 as "pullCount",
             i.images as "imageCount", i.bytes as "imageSizeBytes",
             (select coalesce(sum(d.pulls), 0)::float8 from pull_day d where d.repository_id = p.id and ${lastDays}) as "pullsLast30Days"
           from page p, lateral (
             select count(*)::float8 as images, coalesce(sum(m.image_size_bytes), 0)::float8 as bytes from manifest m where m.repository_id = p.id
           ) i
           order by p.bytes desc, p.name`,
    values: [accountId, now, bytes, name, limit + 1],
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: `${last.storedBytes} ${last.name}` } : { items }
}

function parsePosition(after: string | undefined): { readonly bytes: string | null; readonly name: string } {
  const [bytes, name = ''] = after?.split(' ') ?? []
  return { bytes: bytes ?? null, name }
}
