import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import { createDatabase, type Database } from '#registry/stores/postgres/database.ts'
import { createInvalidations } from '#registry/stores/postgres/invalidations.ts'
import type { RepositoryStore } from '#registry/stores/repositories.ts'
import { createTestDatabase, type TestDatabase } from '#registry/testing/database.ts'
import { createAccountStore } from './account-store.ts'
import { createRepositoryStore } from './repository-store.ts'

const noCatalogData = { architectures: [], operatingSystems: [] }

let scratch: TestDatabase
let database: Database
let invalidations: Invalidations
let repositories: RepositoryStore

beforeAll(async () => {
  scratch = await createTestDatabase()
  database = createDatabase(scratch.url)
  invalidations = await createInvalidations(scratch.url, pino({ level: 'silent' }))
  repositories = createRepositoryStore(database, invalidations)
})

afterAll(async () => {
  await invalidations.close()
  await database.close()
  await scratch.drop()
})

async function newAccount(alias: string): Promise<string> {
  const accounts = createAccountStore(database)
  const id = String(randomInt(100_000_000_000, 1_000_000_000_000))
  const accessKey = { id: randomUUID(), secretCiphertext: new Uint8Array() }
  const facts = { name: alias, email: `${alias}@example.com`, passwordHash: '', operator: false, verified: false, displayName: '' }
  await accounts.create({ id, ...facts, accessKey })
  await accounts.giveDefaultAlias(id, alias)
  return id
}

describe('the repository store', () => {
  it('keeps catalog data and resource tags with the repository', async () => {
    const accountId = await newAccount('catalog')
    const catalogData = {
      description: 'Serves pages',
      aboutText: '# About',
      usageText: '# Usage',
      architectures: ['ARM 64'],
      operatingSystems: ['Linux'],
      logoDigest: digestOf('logo'),
    }
    const { id } = await repositories.create({ accountId, name: 'web', catalogData, resourceTags: [{ key: 'team', value: 'harbour' }] })
    expect(await repositories.catalogData(id)).toEqual(catalogData)
    expect(await database.prisma.repositoryResourceTag.findMany({ where: { repositoryId: id } })).toMatchObject([
      { key: 'team', value: 'harbour' },
    ])
    await repositories.putCatalogData(id, { ...noCatalogData, description: 'Changed' })
    expect(await repositories.catalogData(id)).toEqual({ ...noCatalogData, description: 'Changed' })
  })

  it('makes a name once in an account, and everywhere else again', async () => {
    const [one, other] = [await newAccount('one'), await newAccount('other')]
    const repository = { name: 'team/app', catalogData: noCatalogData, resourceTags: [] }
    await repositories.create({ accountId: one, ...repository })
    await expect(repositories.create({ accountId: one, ...repository })).rejects.toMatchObject({
      kind: 'repository-already-exists',
      message: `The repository with name 'team/app' already exists in the registry with id '${one}'`,
    })
    await expect(repositories.create({ accountId: other, ...repository })).resolves.toMatchObject({ accountId: other })
  })

  it('leaves no repository behind when one of its tags cannot be stored', async () => {
    const accountId = await newAccount('failing')
    const twice = [
      { key: 'a', value: '1' },
      { key: 'a', value: '2' },
    ]
    await expect(repositories.create({ accountId, name: 'half', catalogData: noCatalogData, resourceTags: twice })).rejects.toThrow()
    expect(await repositories.find(accountId, 'half')).toBeUndefined()
  })

  it('finds by active aliases only', async () => {
    const accountId = await newAccount('active')
    const created = await repositories.create({ accountId, name: 'app', catalogData: noCatalogData, resourceTags: [] })
    expect(await repositories.findByAlias('active', 'app')).toEqual(created)
    expect(await repositories.findByAlias('active', 'nothing')).toBeUndefined()
    await database.prisma.registryAlias.create({ data: { name: 'pending', accountId, status: 'PENDING' } })
    expect(await repositories.findByAlias('pending', 'app')).toBeUndefined()
    expect(await repositories.findAccountIdByAlias('pending')).toBeUndefined()
    expect(await repositories.findAccountIdByAlias('active')).toBe(accountId)
  })

  it('forgets a repository that another process deleted', async () => {
    const accountId = await newAccount('elsewhere')
    const { id } = await repositories.create({ accountId, name: 'app', catalogData: noCatalogData, resourceTags: [] })
    expect(await repositories.findByAlias('elsewhere', 'app')).toBeDefined()
    await database.pool.query('delete from repository where id = $1', [id])
    await expect.poll(() => repositories.findByAlias('elsewhere', 'app')).toBeUndefined()
  })

  it('deletes one with images only by force, with all that belongs to it', async () => {
    const accountId = await newAccount('deleting')
    const { id } = await repositories.create({ accountId, name: 'full', catalogData: noCatalogData, resourceTags: [] })
    await repositories.findByAlias('deleting', 'full')
    const bytes = Buffer.from('{}')
    const digest = digestOf(bytes)
    await database.prisma.manifest.create({ data: { repositoryId: id, digest, mediaType: 'x', bytes, imageSizeBytes: 2, summary: {} } })
    await database.prisma.tag.create({ data: { repositoryId: id, name: 'latest', digest } })
    await expect(repositories.delete(id, { force: false })).rejects.toMatchObject({
      kind: 'repository-not-empty',
      message: `The repository with name 'full' in registry with id '${accountId}' cannot be deleted because it still contains images`,
    })
    await repositories.delete(id, { force: true })
    expect(await repositories.findByAlias('deleting', 'full')).toBeUndefined()
    expect(await database.prisma.manifest.count({ where: { repositoryId: id } })).toBe(0)
    await expect(repositories.delete(id, { force: true })).rejects.toMatchObject({ kind: 'repository-not-found' })
  })

  it('lists by name in pages', async () => {
    const accountId = await newAccount('listing')
    for (const name of ['b', 'c/d', 'a', 'c']) {
      await repositories.create({ accountId, name: `${name}x`, catalogData: noCatalogData, resourceTags: [] })
    }
    const first = await repositories.list(accountId, { limit: 3 })
    const second = await repositories.list(accountId, { limit: 3, after: first.next })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['ax', 'bx', 'c/dx', 'cx'])
    expect(second.next).toBeUndefined()
    expect(await repositories.count(accountId)).toBe(4)
  })
})

describe('announcements', () => {
  it('come back after the listening connection was cut', async () => {
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
    )
    await expect.poll(() => invalidations.connected, { interval: 10 }).toBe(false)
    await expect.poll(() => invalidations.connected, { timeout: 5000 }).toBe(true)
    const heard = new Promise((resolve) => invalidations.subscribe(resolve))
    await database.pool.query(`select pg_notify('galleon_repository', 'some-id')`)
    expect(await Promise.race([heard, sleep(5000)])).toEqual({ type: 'repository', repositoryId: 'some-id' })
  })
})
