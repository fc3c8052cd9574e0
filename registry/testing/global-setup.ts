import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import './database.ts'

// What a power cut would leave of it does not matter.
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

/** One PostgreSQL server for the whole run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
  const embedded = await startEmbeddedPostgres(dataDir, forgetful)
  await migrate(embedded.url, path.join(import.meta.dirname, '../../prisma/migrations'))
  project.provide('testDatabaseUrl', embedded.url)
  return async () => {
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}
