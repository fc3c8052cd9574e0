import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#registry/testing/database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createTestDatabase()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
  await query('truncate _prisma_migrations')
})

afterEach(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name))
  fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('migrate', () => {
  it('applies what is missing, in order, once, also when three start together', async () => {
    write('2_second', 'insert into probe values (2)')
    write('1_first', 'create table probe (value integer); insert into probe values (1)')
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)))
    expect(applied.flat()).toEqual(['1_first', '2_second'])
    write('3_third', 'insert into probe values (3)')
    expect(await migrate(database.url, folder)).toEqual(['3_third'])
    expect(await query('select value from probe order by value')).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }])
  })

  it('names a migration that fails, applies nothing of it, and refuses to go on', async () => {
    write('1_broken', 'create table half (id integer); select nonsense')
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_broken failed: column "nonsense" does not exist/)
    expect(await query(`select to_regclass('half') as half`)).toEqual([{ half: null }])
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_broken failed earlier/)
  })

  it('refuses the database of a newer version', async () => {
    write('1_first', 'select 1')
    await migrate(database.url, folder)
    fs.rmSync(path.join(folder, '1_first'), { recursive: true })
    await expect(migrate(database.url, folder)).rejects.toThrow(/of a newer Galleon \(it has the migration 1_first\)/)
  })
})
