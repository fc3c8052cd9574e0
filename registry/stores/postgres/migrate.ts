import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

// Prisma's own: whichever of the two migrates, the other one waits and then finds nothing left to do.
const advisoryLock = 72707369

const bookkeeping = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/**
 * Applies the migrations of `folder` that the database lacks, in order, and returns their names. It shares table,
 * checksums and lock with `prisma migrate deploy`, so either may be used on any database, and several at once.
 * @throws Error when a migration failed earlier, fails now, or the database knows one that this version does not.
 */
export async function migrate(databaseUrl: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(bookkeeping)
    const known = migrationsIn(folder)
    const applied = await appliedIn(client, known)
    const missing = known.filter((name) => !applied.has(name))
    for (const name of missing) await apply(client, folder, name)
    return missing
  } finally {
    await client.end()
  }
}

function migrationsIn(folder: string): string[] {
  const isMigration = (name: string) => fs.existsSync(path.join(folder, name, 'migration.sql'))
  return fs.readdirSync(folder).sort().filter(isMigration)
}

async function appliedIn(client: pg.Client, known: string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string; finished: boolean }>(
    'select migration_name as name, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  )
  const failed = rows.find((row) => !row.finished)
  if (failed) throw new Error(`The migration ${failed.name} failed earlier: mend the database, then run \`prisma migrate resolve\`.`)
  const newer = rows.find((row) => !known.includes(row.name))
  if (newer)
    throw new Error(`The database is of a newer Galleon (it has the migration ${newer.name}): start that version, or restore a backup.`)
  return new Set(rows.map((row) => row.name))
}

async function apply(client: pg.Client, folder: string, name: string): Promise<void> {
  const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
  const id = randomUUID()
  const checksum = createHash('sha256').update(sql).digest('hex')
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [id, checksum, name])
  try {
    await client.query(sql)
  } catch (error) {
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error)])
    throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
  await client.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id])
}
