import type { ClientBase, Pool } from 'pg'
import { type CorpusRepository, corpusRepository, createRandom } from './gallery-corpus.ts'

const rowsPerStatement = 5000
const repositoriesPerPublisher = 40
const tagsPerRepository = 10
const tagsOfTheLargest = 10_000

/**
 * Fills an empty, migrated database with publishers, repositories, and an image each that has about ten tags; the most
 * pulled one has 10,000.
 */
export async function loadGallery(pool: Pool, repositories: number): Promise<void> {
  const publishers = publishersOf(repositories)
  await addPublishers(pool, publishers)
  const random = createRandom(1)
  await withoutTriggers(pool, async (client) => {
    for (let first = 0; first < repositories; first += rowsPerStatement) {
      const numbers = Array.from({ length: Math.min(rowsPerStatement, repositories - first) }, (_, index) => first + index)
      await addRepositories(
        client,
        numbers.map((number) => ({ ...corpusRepository(number, random), accountId: accountIdOf(number % publishers) })),
      )
    }
    await showRepositories(client)
    await addImages(client)
  })
  await pool.query('vacuum analyze')
}

/** The alias and name of the `number`th of so many repositories. */
export function loadedRepository(number: number, repositories: number): { readonly alias: string; readonly name: string } {
  const random = createRandom(1)
  const upTo = Array.from({ length: number + 1 }, (_, index) => corpusRepository(index, random))
  return { alias: `pub${number % publishersOf(repositories)}`, name: upTo.at(-1)?.name ?? '' }
}

function publishersOf(repositories: number): number {
  return Math.ceil(repositories / repositoriesPerPublisher)
}

function accountIdOf(number: number): string {
  return String(100_000_000_000 + number)
}

// One in twenty is verified and has a name of its own.
async function addPublishers(pool: Pool, publishers: number): Promise<void> {
  await pool.query(
    `insert into account (id, name, email, password_hash, verified, display_name)
     select 100000000000 + n, 'Publisher ' || n, n || '@example.com', '', n % 20 = 0, case when n % 20 = 0 then 'Publisher ' || n else '' end
     from generate_series(0, $1 - 1) n`,
    [publishers],
  )
  await pool.query(
    `insert into registry_alias (name, account_id, status, is_primary, is_default)
     select 'pub' || n, 100000000000 + n, 'ACTIVE', true, true from generate_series(0, $1 - 1) n`,
    [publishers],
  )
}

// Lists inside columns travel as JSON: an array of arrays would have to be rectangular.
async function addRepositories(client: ClientBase, rows: readonly (CorpusRepository & { readonly accountId: string })[]): Promise<void> {
  await client.query(
    `insert into repository (id, account_id, name, description, about_text, operating_systems, architectures, pull_count, last_pushed_at)
     select gen_random_uuid(), r."accountId", r.name, r.description, r."aboutText", r."operatingSystems", r.architectures, r."pullCount",
       now() - random() * interval '2 years'
     from jsonb_to_recordset($1) as r("accountId" text, name text, description text, "aboutText" text, "operatingSystems" text[],
       architectures text[], "pullCount" bigint)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

// Triggers and checks of references rest meanwhile: they would announce each tag, and all is as it should be.
async function withoutTriggers(pool: Pool, work: (client: ClientBase) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`)
    await work(client)
  } finally {
    // Not to the pool: the settings are the connection's.
    client.release(true)
  }
}

// What the triggers would do, with the indexes made afterwards.
async function showRepositories(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename in ('gallery_entry', 'gallery_order') and indexname not like '%_pkey'`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await client.query('select count(gallery_show(r)) from repository r')
  for (const { definition } of rows) await client.query(definition)
}

async function addImages(client: ClientBase): Promise<void> {
  await client.query(`
    insert into manifest (repository_id, digest, media_type, bytes, image_size_bytes, summary)
    select id, 'sha256:' || encode(sha256(id::text::bytea), 'hex'), 'application/vnd.oci.image.manifest.v1+json', '', 1,
      '{"type": "image", "platforms": [], "annotations": {}}'
    from repository`)
  await client.query(
    `insert into tag (repository_id, name, digest, pushed_at)
     select m.repository_id, case when n = 0 then 'latest' else '1.' || n / 10 || '.' || n % 10 end, m.digest, r.last_pushed_at - n * interval '1 hour'
     from manifest m join repository r on r.id = m.repository_id
       cross join lateral generate_series(0, case
         when r.id = (select id from repository order by pull_count desc, id limit 1) then $2::int
         else $1::int - 2 + abs(hashtext(r.id::text) % 5)
       end - 1) n`,
    [tagsPerRepository, tagsOfTheLargest],
  )
}
