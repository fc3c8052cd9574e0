import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { GallerySearch, GalleryStore } from '#registry/stores/gallery.ts'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createGallerySearch } from './gallery-search.ts'
import { createGalleryStore } from './gallery-store.ts'

const repositories = 300
const everything: GallerySearch = {
  searchTerm: '',
  verifiedOnly: false,
  operatingSystems: [],
  architectures: [],
  sort: 'best-match',
  limit: repositories,
  offset: 0,
}

let test: TestStores
let gallery: GalleryStore

// Two in three are about apples, one in six has the phrase, and all have the same words.
async function addRepositories(): Promise<void> {
  const { pool } = test.database
  await pool.query(`insert into account (id, name, email, password_hash) values ('100000000001', 'Many', 'many@example.com', '')`)
  await pool.query(
    `insert into registry_alias (name, account_id, status, is_primary, is_default) values ('many', '100000000001', 'ACTIVE', true, true)`,
  )
  await pool.query(
    `insert into repository (id, account_id, name, description, about_text, operating_systems, pull_count, last_pushed_at)
     select gen_random_uuid(), '100000000001', case when n % 9 = 0 then 'apple-' else 'box-' end || n,
       case when n % 3 = 0 then 'Of plums' else 'Of apples' end,
       case when n % 6 = 0 then 'A green pear from the garden' else 'A pear of a green tree' end,
       case when n % 5 = 0 then array['Windows'] else array['Linux'] end, n * 7919 % 101, now() - n * 104729 % 1000 * interval '1 hour'
     from generate_series(1, $1) n`,
    [repositories],
  )
}

async function namesOf(search: Partial<GallerySearch>): Promise<readonly string[]> {
  const { items } = await gallery.search({ ...everything, ...search })
  return items.map(({ repositoryName }) => repositoryName)
}

describe('a search that much of the gallery matches', () => {
  beforeAll(async () => {
    test = await openTestStores()
    gallery = createGalleryStore(test.database)
    await addRepositories()
  })
  afterAll(() => test.close())

  // The first of few can be found along their order, and a page of all is sorted.
  it.each(['best-match', 'popularity', 'updated', 'name'] as const)('has the same pages by %s, of whatever length', async (sort) => {
    for (const search of [
      { searchTerm: 'apple' },
      { searchTerm: 'tree', operatingSystems: ['Windows'] },
      { searchTerm: 'appel' },
      { searchTerm: '"green pear"' },
      { searchTerm: '"green pear" garden', operatingSystems: ['Linux'] },
    ]) {
      const whole = await namesOf({ ...search, sort })
      expect(whole.length).toBeGreaterThan(20)
      expect(new Set(whole).size).toBe(whole.length)
      const pages = await Promise.all([0, 2, 4, 6, 8].map((offset) => namesOf({ ...search, sort, limit: 2, offset })))
      expect(pages.flat()).toEqual(whole.slice(0, 10))
    }
  })

  it.each([
    ['side by side', '"green pear"', 50],
    ['with others between them that no index has', '"pear from the garden"', 50],
    ['with others between them, and side by side', '"pear of a green tree"', 250],
    ['and another word', '"green pear" plums', 50],
    ['of two phrases', '"green pear" "the garden"', 50],
    ['in a phrase of common ones', '"of a" tree', 250],
    ['or another word', '"green pear" or apples', 267],
    ['or another word with an accent', '"green pear" ör apples', 267],
    ['but none after a long dash', 'apples – "green tree"', 16],
    ['but none after a sign that no blank is before', '"apples"- "green tree"', 16],
    ['within quotes of another kind', '“green pear”', 50],
    ['but none of those side by side', 'apples -"pear of a green"', 16],
    ['but none of another text', 'apples -garden', 217],
    ['but none of a name', '"green pear" -apple', 34],
  ])('finds words %s', async (_how, searchTerm, expected) => {
    const { items, total, approximate } = await gallery.search({ ...everything, searchTerm })
    expect([items.length, total, approximate]).toEqual([expected, expected, false])
  })

  it('finds only what has all words of a phrase in one place', async () => {
    await test.database.pool.query(
      `insert into repository (id, account_id, name, about_text, last_pushed_at)
       select gen_random_uuid(), '100000000001', 'crate-' || n, text, now()
       from unnest(array['red oak table', 'red oak, oak table', 'oak table of red oak', 'a solid red oak table']) with ordinality t(text, n)`,
    )
    expect((await namesOf({ searchTerm: '"red oak table"' })).toSorted()).toEqual(['crate-1', 'crate-4'])
    expect((await namesOf({ searchTerm: '"red oak" "oak table"' })).toSorted()).toEqual(['crate-1', 'crate-2', 'crate-3', 'crate-4'])
    await test.database.pool.query(`delete from repository where name like 'crate-%'`)
  })

  it('finds what is near when words stand in another order', async () => {
    expect(await gallery.search({ ...everything, searchTerm: '"tree green"' })).toMatchObject({ total: 250, approximate: true })
  })

  it('finds names that look alike, and all that have the word when enough names do', async () => {
    const misspelt = { ...everything, searchTerm: 'applexx' }
    const { items, ...few } = await gallery.search(misspelt)
    expect(items.every(({ repositoryName }) => repositoryName.startsWith('apple-'))).toBe(true)
    expect(few).toMatchObject({ total: 33, approximate: true })
    const many = await createGallerySearch(test.database, { meantMin: 1 })(misspelt)
    expect(many).toMatchObject({ total: 233, approximate: true })
    expect(many.items.slice(0, 33)).toEqual(items)
  })

  it('takes no word for meant that is further than two slips away', async () => {
    const { items, total } = await createGallerySearch(test.database, { meantMin: 1 })({ ...everything, searchTerm: 'appleboxx' })
    expect(items.length).toBe(total)
    expect((await gallery.search({ ...everything, searchTerm: 'appleboxx' })).items).toEqual(items)
  })

  it('finds phrases in one registry', async () => {
    expect(await gallery.search({ ...everything, alias: 'many', searchTerm: '"green pear"' })).toMatchObject({ total: 50 })
    expect(await gallery.search({ ...everything, alias: 'nobody', searchTerm: '"green pear"' })).toMatchObject({ total: 0 })
  })

  // Small registries are gone through whole, large ones searched by the indexes of all.
  it.each(['best-match', 'popularity', 'updated', 'name'] as const)('finds the same in a registry, small or large, by %s', async (sort) => {
    for (const search of [
      { searchTerm: 'apple' },
      { searchTerm: 'appel', limit: 7, offset: 14 },
      { searchTerm: '"green pear" garden', operatingSystems: ['Linux'], limit: 5 },
      { searchTerm: '"tree green"' },
      { searchTerm: 'apples -garden', limit: 20 },
      { searchTerm: 'nothing-of-this' },
    ]) {
      const asked = { ...everything, alias: 'many', ...search, sort }
      const small = await createGallerySearch(test.database)(asked)
      expect(small).toEqual(await createGallerySearch(test.database, { fewInRegistryMax: 0 })(asked))
      expect(small.total).toEqual((await gallery.search({ ...asked, alias: undefined })).total)
    }
  })

  describe('of very many', () => {
    // Quoted, as counts of few are kept only where counting takes long.
    const apple = { ...everything, searchTerm: '"apple"', limit: 5 }
    const estimating = (options = { sampledMin: 5, estimatedMin: 30 }) => createGallerySearch(test.database, options)

    it('are estimated, and counted when they are asked for again', async () => {
      const search = estimating()
      const first = await search(apple)
      expect(first.totalIsEstimate).toBe(true)
      // One in eight was counted.
      expect(first.total % 8).toBe(0)
      expect(first.total).toBeGreaterThanOrEqual(40)
      expect(first.facets.operatingSystems.Linux).toBeGreaterThan(0)
      expect(first.next).toBe('5')
      expect(first.items).toEqual((await gallery.search(apple)).items)
      await vi.waitFor(async () => expect(await search(apple)).toMatchObject({ total: 233, totalIsEstimate: false }))
    })

    it.each([
      ['when fewer were sampled', { sampledMin: 60, estimatedMin: 30 }, {}],
      ['when few pass the filters', { sampledMin: 5, estimatedMin: 2000 }, {}],
      ['when all are on one page', { sampledMin: 5, estimatedMin: 0 }, { limit: 300 }],
      ['when the list ends here', { sampledMin: 5, estimatedMin: 0 }, { offset: 230 }],
      ['when the list has ended', { sampledMin: 5, estimatedMin: 0 }, { offset: 800 }],
    ])('are counted at once %s', async (_when, options, part) => {
      const search = estimating(options)
      expect(await search({ ...apple, ...part })).toMatchObject({ total: 233, totalIsEstimate: false })
    })

    it('lead on from page to page, to the last one', async () => {
      const names: string[] = []
      let offset: string | undefined = '0'
      while (offset !== undefined) {
        // Each asks a process that knows nothing.
        const { items, next } = await estimating({ sampledMin: 5, estimatedMin: 0 })({ ...apple, limit: 25, offset: Number(offset) })
        names.push(...items.map(({ repositoryName }) => repositoryName))
        offset = next
      }
      expect(names.length).toBe(233)
      expect(new Set(names).size).toBe(233)
    })
  })
})
