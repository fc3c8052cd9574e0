import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GallerySearch, GalleryStore } from '#registry/stores/gallery.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createAccountStore } from './account-store.ts'
import { createGalleryStore } from './gallery-store.ts'
import { createImageStore } from './image-store.ts'
import { createPullCounter } from './pull-counter.ts'

const everything: GallerySearch = {
  searchTerm: '',
  verifiedOnly: false,
  operatingSystems: [],
  architectures: [],
  sort: 'popularity',
  limit: 100,
  offset: 0,
}

let test: TestStores
let gallery: GalleryStore
let stores: Parameters<typeof seedPublisher>[0]
let publishers = 0
let alias: string
let accountId: string

beforeAll(async () => {
  test = await openTestStores()
  gallery = createGalleryStore(test.database)
  stores = {
    accounts: createAccountStore(test.database),
    repositories: test.repositories,
    images: createImageStore(test.database, test.invalidations),
    pulls: createPullCounter(test.database, { warn: () => {} }),
  }
})
afterAll(() => test.close())
beforeEach(async () => {
  alias = `publisher${publishers++}`
  accountId = await seedPublisher(stores, alias)
})

async function namesOf(search: Partial<GallerySearch> = {}): Promise<readonly string[]> {
  const { items } = await gallery.search({ ...everything, alias, ...search })
  return items.map(({ repositoryName }) => repositoryName)
}

const change = (sql: string, ...values: unknown[]) => test.database.pool.query(sql, values)

describe('what a search finds', () => {
  it('follows the images of a repository', async () => {
    const { id } = await seedRepository(stores, accountId, { name: 'app', tags: [] })
    expect(await namesOf()).toEqual([])
    await change('update repository set last_pushed_at = now() where id = $1', id)
    expect([await namesOf(), await namesOf({ searchTerm: 'app' })]).toEqual([['app'], ['app']])
    await change('update repository set last_pushed_at = null where id = $1', id)
    expect([await namesOf(), await namesOf({ searchTerm: 'app' })]).toEqual([[], []])
  })

  it('follows texts and content types', async () => {
    const { id } = await seedRepository(stores, accountId, { name: 'app', description: 'Old words', operatingSystems: ['Linux'] })
    await change(
      `update repository set description = 'Fresh marmalade', about_text = 'Cheese', operating_systems = '{Windows,BeOS}' where id = $1`,
      id,
    )
    const found = async (search: Partial<GallerySearch>) => (await namesOf(search)).length
    expect([await found({ searchTerm: 'marmalade' }), await found({ searchTerm: 'cheese' }), await found({ searchTerm: 'old' })]).toEqual([
      1, 1, 0,
    ])
    expect(await found({ operatingSystems: ['Linux'] })).toBe(0)
    expect(await found({ operatingSystems: ['Windows'] })).toBe(1)
    expect(await found({ operatingSystems: ['BeOS'], searchTerm: 'cheese' })).toBe(1)
    expect(await found({ operatingSystems: ['Linux', 'BeOS'] })).toBe(1)
  })

  it('ends with the repository', async () => {
    const { id } = await seedRepository(stores, accountId, { name: 'app' })
    await change('delete from repository where id = $1', id)
    expect([await namesOf(), await namesOf({ searchTerm: 'app' })]).toEqual([[], []])
  })

  it('is hidden while its account is suspended, and as it then is when that ends', async () => {
    const { id } = await seedRepository(stores, accountId, { name: 'app' })
    await seedRepository(stores, accountId, { name: 'empty', tags: [] })
    await change('update account set suspended_at = now() where id = $1', accountId)
    expect(await namesOf()).toEqual([])
    await change(`update repository set description = 'Marmalade', last_pushed_at = now() where id = $1`, id)
    await seedRepository(stores, accountId, { name: 'new' })
    expect([await namesOf(), await namesOf({ searchTerm: 'marmalade' })]).toEqual([[], []])
    await change('update account set suspended_at = null, verified = true where id = $1', accountId)
    expect((await namesOf({ verifiedOnly: true })).toSorted()).toEqual(['app', 'new'])
    expect(await namesOf({ searchTerm: 'marmalade' })).toEqual(['app'])
  })

  it('follows the verification of its account', async () => {
    await seedRepository(stores, accountId, { name: 'app' })
    await change('update account set verified = true where id = $1', accountId)
    expect(await namesOf({ verifiedOnly: true, searchTerm: 'app' })).toEqual(['app'])
    await change('update account set verified = false where id = $1', accountId)
    expect(await namesOf({ verifiedOnly: true })).toEqual([])
  })

  it('is in the order of pushes, and of pulls to three hundredths', async () => {
    const first = await seedRepository(stores, accountId, { name: 'first', pulls: 1 })
    const second = await seedRepository(stores, accountId, { name: 'second' })
    expect([await namesOf(), await namesOf({ sort: 'updated' })]).toEqual([
      ['first', 'second'],
      ['second', 'first'],
    ])
    await change('update repository set last_pushed_at = last_pushed_at + $2 where id = $1', first.id, '1 hour')
    await change('update repository set pull_count = pull_count + 10000 where id = $1', second.id)
    await change('update repository set pull_count = pull_count + 10300 where id = $1', first.id)
    expect([await namesOf(), await namesOf({ sort: 'updated' })]).toEqual([
      ['first', 'second'],
      ['first', 'second'],
    ])
    for (let pulled = 0; pulled < 10; pulled++) await change('update repository set pull_count = pull_count + 60 where id = $1', second.id)
    expect(await namesOf({ searchTerm: 'first or second' })).toEqual(['second', 'first'])
  })

  it('stays in step while pulls are counted and the account changes', async () => {
    const repositories = await Promise.all(
      Array.from({ length: 8 }, (_, index) => seedRepository(stores, accountId, { name: `app-${index}` })),
    )
    const others = [createPullCounter(test.database, { warn: () => {} }), createPullCounter(test.database, { warn: () => {} })]
    const pull = async (counter: (typeof others)[number]) => {
      for (let round = 0; round < 10; round++) {
        for (const { id } of repositories) counter.count(id)
        await counter.flush()
      }
    }
    const decide = async () => {
      for (let round = 0; round < 10; round++) await change('update account set verified = not verified where id = $1', accountId)
    }
    await Promise.all([...others.map(pull), decide()])
    const { items } = await gallery.search({ ...everything, alias })
    expect(items.map(({ pullCount, verified }) => [pullCount, verified])).toEqual(repositories.map(() => [20, false]))
    expect(await namesOf({ verifiedOnly: true })).toEqual([])
  })
})
