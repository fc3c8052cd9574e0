import type { Pool } from 'pg'
import { type CorpusRepository, corpusRepository, createRandom } from './gallery-corpus.ts'

const rowsPerStatement = 5000
const repositoriesPerPublisher = 40

/** Fills an empty, migrated database with publishers, repositories, and one image and tag each. */
export async function loadGallery(pool: Pool, repositories: number): Promise<void> {
  const publishers = publishersOf(repositories)
  await addPublishers(pool, publishers)
  const random = createRandom(1)
  for (let first = 0; first < repositories; first += rowsPerStatement) {
    const numbers = Array.from({ length: Math.min(rowsPerStatement, repositories - first) }, (_, index) => first + index)
    await addRepositories(
      pool,
      numbers.map((number) => ({ ...corpusRepository(number, random), accountId: accountIdOf(number % publishers) })),
    )
  }
  await addImages(pool)
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
async function addRepositories(pool: Pool, rows: readonly (CorpusRepository & { readonly accountId: string })[]): Promise<void> {
  await pool.query(
    `insert into repository (id, account_id, name, description, about_text, operating_systems, architectures, pull_count, last_pushed_at)
     select gen_random_uuid(), r."accountId", r.name, r.description, r."aboutText", r."operatingSystems", r.architectures, r."pullCount",
       now() - random() * interval '2 years'
     from jsonb_to_recordset($1) as r("accountId" text, name text, description text, "aboutText" text, "operatingSystems" text[],
       architectures text[], "pullCount" bigint)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

async function addImages(pool: Pool): Promise<void> {
  await pool.query(`
    insert into manifest (repository_id, digest, media_type, bytes, image_size_bytes, summary)
    select id, 'sha256:' || encode(sha256(id::text::bytea), 'hex'), 'application/vnd.oci.image.manifest.v1+json', '', 1,
      '{"type": "image", "platforms": [], "annotations": {}}'
    from repository`)
  await pool.query(`insert into tag (repository_id, name, digest) select repository_id, 'latest', digest from manifest`)
}
