import semver from 'semver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageStore, TagPage, TagQuery } from '#registry/stores/images.ts'
import { openTestStores, type TestStores, testImage } from '#registry/testing/stores.ts'
import { createImageStore } from './image-store.ts'

let stores: TestStores
let images: ImageStore
beforeAll(async () => {
  stores = await openTestStores()
  images = createImageStore(stores.database, stores.invalidations)
})
afterAll(() => stores.close())

/** A repository with these tags, pushed one after the other, each of an image of its own unless two have the same content. */
async function repositoryWith(tags: readonly (string | { tag: string; content: string; bytes?: number })[]): Promise<string> {
  const { id } = await stores.newRepository()
  for (const each of tags) {
    const { tag, content, bytes = 1 } = typeof each === 'string' ? { tag: each, content: each } : each
    await images.put(testImage(id, content, { imageSizeBytes: bytes }), tag)
  }
  return id
}

const query = { sort: 'newest', descending: true, limit: 100 } as const satisfies TagQuery
const namesOf = ({ items }: TagPage) => items.map(({ tag }) => tag)
const list = async (id: string, asked: Partial<TagQuery> = {}) => namesOf(await images.findTags(id, { ...query, ...asked }))

describe('the order of versions', () => {
  it('is that of semantic versions, the newest first, and then what is none by name', async () => {
    const versions = ['2.0.0', '2.0.0-rc.11', '2.0.0-rc.2', '2.0.0-rc', '2.0.0-beta', '2.0.0-1', '1.10.0', '1.9.9', '1.9.0-alpine']
    const names = ['alpha', 'build-9', 'build-10', 'latest', 'v', 'x1.0']
    const id = await repositoryWith([...names, ...versions].toSorted())
    expect(await list(id, { sort: 'version' })).toEqual([...versions, ...names])
    expect(await list(id, { sort: 'version', descending: false })).toEqual([...versions.toReversed(), ...names])
  })

  it('passes over a v and build metadata, and puts 1 and 1.27 before the versions that they stand for', async () => {
    const id = await repositoryWith([
      '1.27',
      'v1.27.1',
      '1',
      'V2',
      '1.0.1',
      '1.27.0_build.7',
      '1.27.0-rc.1',
      '10.0.20348.10',
      '10.0.20348.9',
    ])
    const order = ['10.0.20348.10', '10.0.20348.9', 'V2', '1', '1.27', 'v1.27.1', '1.27.0_build.7', '1.27.0-rc.1', '1.0.1']
    expect(await list(id, { sort: 'version' })).toEqual(order)
  })

  it('agrees with the npm package on made-up versions', async () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const identifiers = ['alpha', 'alpha-1', 'a', 'rc', 'RC', '0', '1', '2', '10', '11', 'x-y', '1a', '-']
    const made = new Set<string>()
    while (made.size < 150) {
      const release = [random(3), random(12), random(3)].join('.')
      const prerelease = Array.from({ length: random(4) }, () => identifiers[random(identifiers.length)]).join('.')
      made.add(prerelease ? `${release}-${prerelease}` : release)
    }
    const { rows } = await stores.database.pool.query<{ version: string }>(
      `select v as version from unnest($1::text[]) v order by tag_version_key(v) collate "C"`,
      [[...made]],
    )
    expect(rows.map(({ version }) => version)).toEqual([...made].toSorted(semver.compare))
  })

  it('takes very long numbers and names', async () => {
    const long = ['9'.repeat(128), `1.${'0'.repeat(126)}`, `1.0.0-${'1.'.repeat(60)}1`, 'z'.repeat(128), 'a1'.repeat(64)]
    const id = await repositoryWith(long)
    expect(new Set(await list(id, { sort: 'version' }))).toEqual(new Set(long))
    expect((await list(id, { sort: 'version' }))[0]).toBe(long[0])
  })
})

describe('other orders', () => {
  it('is by name as people sort, capitals beside small letters', async () => {
    const names = ['1.9', '1.10', 'Alpha', 'beta', 'beta-2', 'beta-10', 'Zulu']
    const id = await repositoryWith(names.toSorted())
    expect(await list(id, { sort: 'name', descending: false })).toEqual(names)
    expect(await list(id, { sort: 'name', descending: true })).toEqual(names.toReversed())
  })

  it('is by the size of the image, also after the tag moved', async () => {
    const id = await repositoryWith([
      { tag: 'small', content: 's', bytes: 9 },
      { tag: 'large', content: 'l', bytes: 5_000_000_000 },
      { tag: 'middle', content: 'm', bytes: 100 },
    ])
    expect(await list(id, { sort: 'size' })).toEqual(['large', 'middle', 'small'])
    await images.put(testImage(id, 'l', { imageSizeBytes: 5_000_000_000 }), 'small')
    await images.put(testImage(id, 'tiny', { imageSizeBytes: 1 }), 'large')
    expect(await list(id, { sort: 'size' })).toEqual(['small', 'middle', 'large'])
  })

  it('is by the last push of the tag', async () => {
    const id = await repositoryWith(['first', 'second', 'third'])
    await images.put(testImage(id, 'again'), 'first')
    expect(await list(id)).toEqual(['first', 'third', 'second'])
    expect(await list(id, { descending: false })).toEqual(['second', 'third', 'first'])
  })
})

describe('a filter', () => {
  it('finds a text anywhere, in capitals or not, and means nothing else by any character', async () => {
    const id = await repositoryWith(['1.27.1', '1.27', 'v1.27-Alpine', '1_27', '127', 'latest'])
    expect(await list(id, { filter: '1.27', sort: 'name', descending: false })).toEqual(['1.27', '1.27.1', 'v1.27-Alpine'])
    expect(await list(id, { filter: 'ALPINE' })).toEqual(['v1.27-Alpine'])
    expect(await list(id, { filter: '%' })).toEqual([])
    expect(await list(id, { filter: '_' })).toEqual(['1_27'])
    expect((await images.findTags(id, { ...query, limit: 1, filter: '1.27' })).found).toBe(3)
  })
})

describe('pages', () => {
  const sorts = ['newest', 'version', 'name', 'size'] as const
  const cases = sorts.flatMap((sort) => [true, false].map((descending) => ({ sort, descending })))
  const filters = [undefined, '1'] as const

  it.each(cases)('by $sort, descending: $descending, are each tag once, forwards and back', async (order) => {
    const id = await repositoryWith(
      ['1.0', 'b', '1.1', 'latest', '2.0', '1.1-rc', 'a', '10', 'c1', 'c10', 'c2'].map((tag, index) => ({
        tag,
        content: tag,
        bytes: index % 3,
      })),
    )
    for (const filter of filters) {
      const asked = { ...order, ...(filter ? { filter } : {}) }
      const all = await list(id, asked)
      const pages: TagPage[] = []
      let from: string | undefined
      do {
        const page: TagPage = await images.findTags(id, { ...asked, limit: 3, ...(from ? { from } : {}) })
        pages.push(page)
        from = page.next
      } while (from)
      expect(pages.flatMap(namesOf)).toEqual(all)
      expect(pages[0]?.previous).toBeUndefined()
      for (let index = pages.length - 1; index > 0; index--) {
        const back: TagPage = await images.findTags(id, { ...asked, limit: 3, from: pages[index]!.previous! })
        expect(namesOf(back)).toEqual(namesOf(pages[index - 1]!))
        expect(back.previous === undefined).toBe(index === 1)
      }
    }
  })

  it('refuse a position of another order', async () => {
    const id = await repositoryWith(['a', 'b'])
    const { next } = await images.findTags(id, { ...query, sort: 'name', limit: 1 })
    await expect(images.findTags(id, { ...query, from: next! })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(images.findTags(id, { ...query, from: 'x' })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })
})

describe('a tag', () => {
  it('knows the other names of its image', async () => {
    const one = { content: 'one' }
    const id = await repositoryWith([{ tag: 'latest', ...one }, { tag: '1', ...one }, { tag: '1.27', ...one }, 'other'])
    expect(await images.findTag(id, '1')).toMatchObject({ tag: '1', imageTags: ['1', '1.27', 'latest'], imageTagCount: 3 })
    expect(await images.findTag(id, 'none')).toBeUndefined()
    const { items } = await images.findTags(id, query)
    expect(items.map(({ tag, imageTagCount }) => [tag, imageTagCount])).toEqual([
      ['other', 1],
      ['1.27', 3],
      ['1', 3],
      ['latest', 3],
    ])
  })

  it('tells twenty names of its image, and how many there are', async () => {
    const id = await repositoryWith(['image'])
    await stores.database.pool.query(
      `insert into tag (repository_id, name, digest) select $1, 't' || n, (select digest from tag where repository_id = $1) from generate_series(1, 998) n`,
      [id],
    )
    const found = await images.findTag(id, 'image')
    expect([found?.imageTags.length, found?.imageTags[1], found?.imageTags[10], found?.imageTagCount]).toEqual([20, 't1', 't10', 999])
  })
})
