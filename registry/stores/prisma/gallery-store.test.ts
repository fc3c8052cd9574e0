import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import type { GallerySearch, GalleryStore } from '#registry/stores/gallery.ts'
import { type RepositorySeed, seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
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
  sort: 'best-match',
  limit: 100,
  offset: 0,
}

let test: TestStores
let gallery: GalleryStore
let stores: Parameters<typeof seedPublisher>[0]

async function open(): Promise<void> {
  test = await openTestStores()
  gallery = createGalleryStore(test.database)
  stores = {
    accounts: createAccountStore(test.database),
    repositories: test.repositories,
    images: createImageStore(test.database, test.invalidations),
    pulls: createPullCounter(test.database, { warn: () => {} }),
  }
}

async function namesOf(search: Partial<GallerySearch>): Promise<readonly string[]> {
  const { items } = await gallery.search({ ...everything, ...search })
  return items.map(({ primaryAlias, repositoryName }) => `${primaryAlias}/${repositoryName}`)
}

async function seed(): Promise<void> {
  const harbour = await seedPublisher(stores, 'harbour', { verified: true, displayName: 'Harbour Works' })
  const quay = await seedPublisher(stores, 'quay', { displayName: 'Nobody Knows' })
  const add = async (accountId: string, repository: RepositorySeed) => {
    const { id } = await seedRepository(stores, accountId, repository)
    // Two pushes in one millisecond would have no order.
    await test.database.pool.query(
      `update repository set last_pushed_at = timestamptz '2026-01-01' + $2 * interval '1 hour' where id = $1 and last_pushed_at is not null`,
      [id, added++],
    )
  }
  let added = 0
  const linux = { operatingSystems: ['Linux'], architectures: ['x86-64', 'ARM 64'] }
  await add(harbour, { name: 'nginx', ...linux, description: 'Serves web pages', pulls: 5, logoDigest: digestOf('1') })
  await add(harbour, { name: 'nginx-ingress', ...linux, description: 'Brings requests in', pulls: 3 })
  await add(harbour, { name: 'tools/postgres', ...linux, description: 'A database', aboutText: 'Rows and columns' })
  await add(quay, { name: 'nginx', operatingSystems: ['Windows'], architectures: ['x86-64'], pulls: 9 })
  await add(quay, { name: 'hello', ...linux, description: 'Greets, behind nginx', logoDigest: digestOf('2') })
  await add(quay, { name: 'redis', architectures: ['MIPS'], description: 'Café à la carte: caching' })
  await add(quay, { name: 'snake_case', description: '100% of the time' })
  await add(quay, { name: 'unpushed-nginx', tags: [] })
}

describe('a search', () => {
  beforeAll(async () => {
    await open()
    await seed()
    const gone = await seedPublisher(stores, 'gone')
    await seedRepository(stores, gone, { name: 'nginx-gone' })
    await test.database.pool.query('update account set suspended_at = now() where id = $1', [gone])
    await test.database.prisma.registryAlias.create({ data: { name: 'boats', accountId: gone, status: 'PENDING' } })
  })
  afterAll(() => test.close())

  it('without a term shows everything that holds an image, by popularity', async () => {
    const { items, total, facets, approximate } = await gallery.search({ ...everything, sort: 'popularity' })
    expect(items.slice(0, 3).map(({ repositoryName, pullCount }) => [repositoryName, pullCount])).toEqual([
      ['nginx', 9],
      ['nginx', 5],
      ['nginx-ingress', 3],
    ])
    expect([items.length, total, approximate]).toEqual([7, 7, false])
    expect(facets).toEqual({
      verified: 3,
      operatingSystems: { Linux: 4, Windows: 1 },
      architectures: { 'ARM 64': 4, 'x86-64': 5 },
    })
  })

  it('puts the name before what begins with it, and that before a mention', async () => {
    expect(await namesOf({ searchTerm: 'nginx' })).toEqual(['quay/nginx', 'harbour/nginx', 'harbour/nginx-ingress', 'quay/hello'])
  })

  it.each([
    ['a name within a namespace', 'postgres', ['harbour/tools/postgres']],
    ['the whole name', 'tools/postgres', ['harbour/tools/postgres']],
    ['alias and name', 'harbour/nginx', ['harbour/nginx', 'harbour/nginx-ingress']],
    ['the beginning of a name', 'postg', ['harbour/tools/postgres']],
    ['a part of a name', 'gress', ['harbour/nginx-ingress', 'harbour/tools/postgres'].slice(0, 1)],
    ['a name with its dash as a space', 'nginx ingress', ['harbour/nginx-ingress']],
    ['a name with an underscore', 'snake_case', ['quay/snake_case']],
    ['two letters', 'he', ['quay/hello']],
    ['another form of the word', 'greeting', ['quay/hello']],
    ['the About text', 'columns', ['harbour/tools/postgres']],
    ['a half-typed last word', 'web pag', ['harbour/nginx']],
    ['one word in the name and one in the description', 'redis caching', ['quay/redis']],
    ['a word without its accent', 'cafe', ['quay/redis']],
    ['a word with another accent', 'çafë', ['quay/redis']],
    ['capitals', 'POSTGRES', ['harbour/tools/postgres']],
    ['a phrase', '"serves web"', ['harbour/nginx']],
    ['one or the other', 'redis or postgres', ['harbour/tools/postgres', 'quay/redis']],
    ['one without the other', 'nginx -greets -ingress', ['quay/nginx', 'harbour/nginx']],
    ['a publisher’s alias', 'quay', ['quay/nginx', 'quay/hello', 'quay/redis', 'quay/snake_case']],
    ['a verified publisher’s name', 'harbour wor', ['harbour/nginx', 'harbour/nginx-ingress', 'harbour/tools/postgres']],
  ])('finds by %s', async (_what, searchTerm, expected) => {
    const { approximate } = await gallery.search({ ...everything, searchTerm })
    expect((await namesOf({ searchTerm })).toSorted()).toEqual(expected.toSorted())
    expect(approximate).toBe(false)
  })

  it.each([
    ['ngnix', 'quay/nginx'],
    ['nignx', 'quay/nginx'],
    ['postgrse', 'harbour/tools/postgres'],
    ['psotgres', 'harbour/tools/postgres'],
    ['hlelo', 'quay/hello'],
    ['helo', 'quay/hello'],
    ['reddis', 'quay/redis'],
    ['nginx ingrses', 'harbour/nginx-ingress'],
    ['the ngnix', 'quay/nginx'],
    ['databsae', 'harbour/tools/postgres'],
    ['postgrezql', 'harbour/tools/postgres'],
  ])('finds for %s the nearest, and says so', async (searchTerm, expected) => {
    const { items, approximate, total } = await gallery.search({ ...everything, searchTerm })
    expect(`${items[0]?.primaryAlias}/${items[0]?.repositoryName}`).toBe(expected)
    expect([approximate, total]).toEqual([true, items.length])
  })

  it.each(['nobody knows', 'unpushed', 'gone', 'boats', 'zzzzzzzz', 'コンテナ'])('finds nothing for %s', async (searchTerm) => {
    expect(await gallery.search({ ...everything, searchTerm })).toEqual({
      items: [],
      total: 0,
      facets: { verified: 0, operatingSystems: {}, architectures: {} },
      totalIsEstimate: false,
      approximate: false,
    })
  })

  it.each([
    `'; drop table repository; --`,
    `%' or '1'='1`,
    `$1 $$ \\' \\`,
    `'a':* & !b | (c <-> d)`,
    `((((`,
    `"unbalanced`,
    `- - -`,
    `or`,
    `the`,
    `%%%`,
    `___`,
    `\0\u0001\ud800`,
    `ŉ ½ ﬁ`,
    `🦀`.repeat(64),
    `ا‌لحاوية`,
    `a/b/c//d`,
    `/`,
    `-nginx`,
    'x'.repeat(100_000),
    'ab '.repeat(5000),
  ])('takes any text as a term: %j', async (searchTerm) => {
    await expect(gallery.search({ ...everything, searchTerm })).resolves.toHaveProperty('total')
    expect((await gallery.search(everything)).total).toBe(7)
  })

  it('does not take characters of patterns for patterns', async () => {
    expect(await namesOf({ searchTerm: 'snake-case' })).not.toEqual([])
    expect(await namesOf({ searchTerm: 'n%x' })).toEqual([])
    expect(await namesOf({ searchTerm: 'n_inx' })).not.toContain('harbour/tools/postgres')
  })

  it.each([
    ['verified accounts', { verifiedOnly: true }, ['harbour/nginx', 'harbour/nginx-ingress', 'harbour/tools/postgres']],
    ['an operating system', { operatingSystems: ['Windows'] }, ['quay/nginx']],
    [
      'an architecture',
      { architectures: ['ARM 64'], verifiedOnly: false, searchTerm: 'nginx' },
      ['harbour/nginx', 'harbour/nginx-ingress', 'quay/hello'],
    ],
    [
      'either of two',
      { operatingSystems: ['Windows', 'Linux'], searchTerm: 'nginx', architectures: ['ARM', 'x86-64'] },
      ['quay/nginx', 'harbour/nginx', 'harbour/nginx-ingress', 'quay/hello'],
    ],
    ['a value that is no badge', { architectures: ['MIPS'] }, ['quay/redis']],
    ['a value in other words', { operatingSystems: ['linux'] }, []],
    ['a registry', { alias: 'quay', searchTerm: 'nginx' }, ['quay/nginx', 'quay/hello']],
    ['a registry that is not there', { alias: 'nowhere' }, []],
  ] satisfies [string, Partial<GallerySearch>, string[]][])('keeps to %s', async (_what, search, expected) => {
    expect((await namesOf(search)).toSorted()).toEqual(expected.toSorted())
  })

  it('counts each filter under the others', async () => {
    const { total, facets } = await gallery.search({
      ...everything,
      searchTerm: 'nginx',
      verifiedOnly: true,
      operatingSystems: ['Windows'],
    })
    expect(total).toBe(0)
    expect(facets).toEqual({
      verified: 0,
      // Of the verified ones, whatever their operating system.
      operatingSystems: { Linux: 2 },
      architectures: {},
    })
  })

  it('does not call a filtered-out search misspelt', async () => {
    const result = await gallery.search({ ...everything, searchTerm: 'redis', operatingSystems: ['Windows'] })
    expect([result.total, result.approximate]).toEqual([0, false])
  })

  it.each([
    [
      'updated',
      ['quay/snake_case', 'quay/redis', 'quay/hello', 'quay/nginx', 'harbour/tools/postgres', 'harbour/nginx-ingress', 'harbour/nginx'],
    ],
    [
      'name',
      ['quay/hello', 'quay/nginx', 'harbour/nginx', 'harbour/nginx-ingress', 'quay/redis', 'quay/snake_case', 'harbour/tools/postgres'],
    ],
  ] as const)('orders by %s', async (sort, expected) => {
    expect(await namesOf({ sort })).toEqual(expected)
  })

  it.each(['best-match', 'popularity', 'updated', 'name'] as const)('pages by %s without repeating or missing one', async (sort) => {
    for (const searchTerm of ['', 'nginx', 'ngnix']) {
      const whole = await namesOf({ searchTerm, sort })
      const pages: string[] = []
      for (let offset = 0; offset < whole.length; offset += 3) pages.push(...(await namesOf({ searchTerm, sort, limit: 3, offset })))
      expect(pages).toEqual(whole)
    }
  })

  it('tells of a next page only where there is one', async () => {
    const pageAt = async (offset: number) => (await gallery.search({ ...everything, limit: 3, offset })).next
    expect([await pageAt(0), await pageAt(3), await pageAt(4), await pageAt(6), await pageAt(7)]).toEqual([
      '3',
      '6',
      undefined,
      undefined,
      undefined,
    ])
    expect(await gallery.search({ ...everything, offset: 100_000_000 })).toMatchObject({ items: [], total: 7 })
  })

  it('hides logo and display name of unverified accounts', async () => {
    const { items } = await gallery.search({ ...everything, searchTerm: 'hello' })
    expect(items[0]).toMatchObject({ verified: false, displayName: '' })
    expect(items[0]).not.toHaveProperty('logoDigest')
    const verified = await gallery.search({ ...everything, searchTerm: 'nginx', verifiedOnly: true })
    expect(verified.items[0]).toMatchObject({ verified: true, displayName: 'Harbour Works', logoDigest: digestOf('1') })
  })
})

describe('a repository and a registry in the gallery', () => {
  beforeAll(open)
  afterAll(() => test.close())

  it('is nothing while the gallery is empty', async () => {
    expect(await gallery.search({ ...everything, searchTerm: 'anything' })).toMatchObject({ items: [], total: 0, approximate: false })
    expect(await gallery.find('nobody', 'app')).toBeUndefined()
    expect(await gallery.findRegistry('nobody')).toBeUndefined()
  })

  it('is found by each active alias and shown under the primary one', async () => {
    const accountId = await seedPublisher(stores, 'first', { verified: true, displayName: 'First' })
    await seedRepository(stores, accountId, { name: 'team/app', aboutText: '# About', usageText: '# Usage', tags: ['1', '2'] })
    const alias = (name: string, status: 'ACTIVE' | 'PENDING' | 'REJECTED') =>
      test.database.prisma.registryAlias.create({ data: { name, accountId, status } })
    await Promise.all([alias('custom', 'ACTIVE'), alias('asked-for', 'PENDING'), alias('refused', 'REJECTED')])
    const found = await gallery.find('custom', 'team/app')
    expect(found).toMatchObject({ primaryAlias: 'first', aboutText: '# About', usageText: '# Usage', verified: true, displayName: 'First' })
    expect(found?.createdAt).toBeInstanceOf(Date)
    expect(await gallery.find('first', 'team/app')).toEqual(found)
    expect(await gallery.findRegistry('custom')).toEqual({
      accountId,
      primaryAlias: 'first',
      displayName: 'First',
      verified: true,
      repositoryCount: 1,
      pullCount: 0,
    })
    expect(await gallery.countTags('custom', 'team/app')).toEqual({ repositoryId: found?.repositoryId, tags: 2 })
    for (const inactive of ['asked-for', 'refused']) {
      expect(await gallery.find(inactive, 'team/app')).toBeUndefined()
      expect(await gallery.countTags(inactive, 'team/app')).toBeUndefined()
      expect(await gallery.findRegistry(inactive)).toBeUndefined()
    }
  })

  it('is not shown before its first image, nor when its account is suspended', async () => {
    const accountId = await seedPublisher(stores, 'second', { displayName: 'Hidden' })
    await seedRepository(stores, accountId, { name: 'empty', tags: [] })
    await seedRepository(stores, accountId, { name: 'full' })
    expect(await gallery.find('second', 'empty')).toBeUndefined()
    expect(await gallery.countTags('second', 'empty')).toBeUndefined()
    expect(await gallery.find('second', 'full')).toMatchObject({ displayName: '' })
    expect(await gallery.findRegistry('second')).toMatchObject({ displayName: '', verified: false })
    await test.database.pool.query('update account set suspended_at = now() where id = $1', [accountId])
    expect(await gallery.find('second', 'full')).toBeUndefined()
    expect(await gallery.findRegistry('second')).toBeUndefined()
  })
})

describe('the popular publishers', () => {
  beforeAll(open)
  afterAll(() => test.close())

  it('are those whose shown repositories are pulled most', async () => {
    const harbour = await seedPublisher(stores, 'harbour', { verified: true, displayName: 'Harbour Works' })
    await seedRepository(stores, harbour, { name: 'plain', pulls: 4 })
    await seedRepository(stores, harbour, { name: 'known', pulls: 2, logoDigest: digestOf('1') })
    await seedRepository(stores, harbour, { name: 'less-known', pulls: 1, logoDigest: digestOf('2') })
    await seedRepository(stores, harbour, { name: 'empty', tags: [] })
    const quay = await seedPublisher(stores, 'quay', { displayName: 'Nobody Knows' })
    await seedRepository(stores, quay, { name: 'app', pulls: 9, logoDigest: digestOf('3') })
    const idle = await seedPublisher(stores, 'idle')
    await seedRepository(stores, idle, { name: 'empty', tags: [] })
    const gone = await seedPublisher(stores, 'gone')
    await seedRepository(stores, gone, { name: 'app', pulls: 20 })
    await test.database.pool.query('update account set suspended_at = now() where id = $1', [gone])

    const publishers = await gallery.listPopularPublishers(10)
    expect(publishers).toEqual([
      { accountId: quay, primaryAlias: 'quay', displayName: '', verified: false, repositoryCount: 1, pullCount: 9 },
      {
        accountId: harbour,
        primaryAlias: 'harbour',
        displayName: 'Harbour Works',
        verified: true,
        repositoryCount: 3,
        pullCount: 7,
        logoDigest: digestOf('1'),
      },
    ])
    expect(await gallery.listPopularPublishers(1)).toEqual(publishers.slice(0, 1))
  })
})
