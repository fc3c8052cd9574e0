import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import type { BlobLinkStore } from '#registry/stores/blob-links.ts'
import type { ImageStore } from '#registry/stores/images.ts'
import { openTestStores, type TestStores, testImage } from '#registry/testing/stores.ts'
import { createBlobLinkStore } from './blob-link-store.ts'
import { createImageStore } from './image-store.ts'

let stores: TestStores
let images: ImageStore
let links: BlobLinkStore
beforeAll(async () => {
  stores = await openTestStores()
  images = createImageStore(stores.database, stores.invalidations)
  links = createBlobLinkStore(stores.database, stores.invalidations)
})
afterAll(() => stores.close())

const newRepositoryId = async () => (await stores.newRepository()).id
const lastPushedAt = async (id: string) => (await stores.database.prisma.repository.findFirstOrThrow({ where: { id } })).lastPushedAt
const indexOf = (repositoryId: string, name: string, children: readonly Digest[]) =>
  testImage(repositoryId, name, { children, summary: { type: 'index', platforms: [], annotations: {} } })

describe('putting an image', () => {
  it('stores the bytes as they are, and finds them by tag and digest', async () => {
    const id = await newRepositoryId()
    const image = testImage(id, '{ "exactly":   "so"\n}', { artifactMediaType: 'a/b', imageSizeBytes: 20_000_000_000 })
    expect(await images.put(image, 'v1')).toEqual({ created: true, tagMoved: true })
    const stored = { digest: image.digest, mediaType: image.mediaType, bytes: image.bytes, isIndexChild: false }
    for (const reference of ['v1', 'v1', image.digest]) expect(await images.findManifest(id, reference)).toEqual(stored)
    expect(await images.findManifest(id, 'v2')).toBeUndefined()
    expect(await images.findManifest(id, digestOf('other'))).toBeUndefined()
    expect(await images.findImage(id, 'v1')).toMatchObject({ artifactMediaType: 'a/b', imageSizeBytes: 20_000_000_000, tags: ['v1'] })
  })

  it('keeps annotations with characters that the database does not hold, without those', async () => {
    const id = await newRepositoryId()
    const annotations = { 'a\0b': 'c\ud800', plain: 'a\\u0000', ship: '\u{1f6a2}' }
    const image = testImage(id, 'odd', { summary: { type: 'image', platforms: [], annotations } })
    await images.put(image, 'odd')
    expect((await images.findImage(id, 'odd'))?.summary.annotations).toEqual({ ...annotations, 'a\0b': undefined, 'a\ufffdb': 'c\ufffd' })
  })

  it('tells what was there already', async () => {
    const id = await newRepositoryId()
    const image = testImage(id, 'image')
    expect(await images.put(image, undefined)).toEqual({ created: true, tagMoved: false })
    expect(await images.put(image, 'v1')).toEqual({ created: false, tagMoved: true })
    expect(await images.put(image, 'v1')).toEqual({ created: false, tagMoved: false })
  })

  it('moves a tag, and says so at once and to other processes', async () => {
    const id = await newRepositoryId()
    const [one, two] = [testImage(id, 'one'), testImage(id, 'two')]
    const elsewhere = createImageStore(stores.database, await stores.moreInvalidations())
    await images.put(one, 'latest')
    expect((await elsewhere.findManifest(id, 'latest'))?.digest).toBe(one.digest)
    await images.put(two, 'latest')
    expect((await images.findManifest(id, 'latest'))?.digest).toBe(two.digest)
    const seenElsewhere = async () => (await elsewhere.findManifest(id, 'latest'))?.digest
    for (let waits = 0; waits < 100 && (await seenElsewhere()) !== two.digest; waits++) await sleep(20)
    expect(await seenElsewhere()).toBe(two.digest)
    expect((await images.findImage(id, one.digest))?.tags).toEqual([])
  })

  it('needs its layers linked to this repository, all but those that may not be passed on', async () => {
    const [id, other] = [await newRepositoryId(), await newRepositoryId()]
    const [here, there, foreign] = [digestOf('here'), digestOf('there'), digestOf('foreign')]
    await links.link(id, here, 1)
    await links.link(other, there, 1)
    const refused = images.put(testImage(id, 'image', { blobs: [here, there, here] }), 'v1')
    await expect(refused).rejects.toMatchObject({ kind: 'layers-not-found', detail: { digests: [there] } })
    expect(await images.findManifest(id, 'v1')).toBeUndefined()
    expect(await lastPushedAt(id)).toBeNull()
    await images.put(testImage(id, 'image', { blobs: [here, here], optionalBlobs: [foreign] }), 'v1')
    const kept = await stores.database.prisma.manifestBlob.findMany({ where: { repositoryId: id } })
    expect(kept.map((row) => row.blobDigest)).toEqual([here])
  })

  it('needs the manifests of an index in this repository', async () => {
    const [id, other] = [await newRepositoryId(), await newRepositoryId()]
    const [child, stranger] = [testImage(id, 'child'), testImage(other, 'stranger')]
    await images.put(child, undefined)
    await images.put(stranger, undefined)
    const refused = images.put(indexOf(id, 'index', [child.digest, stranger.digest]), 'v1')
    await expect(refused).rejects.toMatchObject({ kind: 'referenced-images-not-found', detail: { digests: [stranger.digest] } })
    await images.put(indexOf(id, 'index', [child.digest, child.digest]), 'v1')
    expect(await images.findManifest(id, child.digest)).toMatchObject({ isIndexChild: true })
  })

  it('is refused when the repository is gone', async () => {
    const { id } = await stores.newRepository()
    await stores.repositories.delete(id, { force: true })
    await expect(images.put(testImage(id, 'late'), 'v1')).rejects.toMatchObject({ kind: 'repository-not-found' })
  })

  it('gives an image a thousand tags and no more', async () => {
    const id = await newRepositoryId()
    const image = testImage(id, 'popular')
    await images.put(image, undefined)
    await stores.database.pool.query(
      `insert into tag (repository_id, name, digest) select $1, 't' || n, $2 from generate_series(1, 999) n`,
      [id, image.digest],
    )
    await images.put(image, 'thousandth')
    await expect(images.put(image, 'one-too-many')).rejects.toMatchObject({ kind: 'limit-exceeded' })
    expect(await images.findManifest(id, 'one-too-many')).toBeUndefined()
    await images.put(image, 'thousandth')
  })
})

describe('deleting images', () => {
  it('removes a tag, and with the last one the image', async () => {
    const id = await newRepositoryId()
    const image = testImage(id, 'image')
    await images.put(image, 'a')
    await images.put(image, 'b')
    expect(await images.delete(id, { tag: 'a' })).toEqual({ outcome: 'deleted', digest: image.digest, tags: ['a'] })
    expect((await images.findImage(id, image.digest))?.tags).toEqual(['b'])
    expect(await lastPushedAt(id)).not.toBeNull()
    expect(await images.delete(id, { tag: 'b' })).toEqual({ outcome: 'deleted', digest: image.digest, tags: ['b'] })
    expect(await images.findManifest(id, image.digest)).toBeUndefined()
    expect(await lastPushedAt(id)).toBeNull()
  })

  it('removes an image with all its tags by its digest', async () => {
    const id = await newRepositoryId()
    const [image, other] = [testImage(id, 'image'), testImage(id, 'other')]
    await images.put(image, 'a')
    await images.put(image, 'b')
    await images.put(other, 'c')
    await images.findManifest(id, 'a')
    expect(await images.delete(id, { digest: image.digest })).toEqual({ outcome: 'deleted', digest: image.digest, tags: ['a', 'b'] })
    expect(await images.findManifest(id, 'a')).toBeUndefined()
    expect((await images.findManifest(id, 'c'))?.digest).toBe(other.digest)
    expect(await lastPushedAt(id)).not.toBeNull()
  })

  it('keeps what an index lists until the index is gone', async () => {
    const id = await newRepositoryId()
    const child = testImage(id, 'child')
    await images.put(child, 'child')
    const index = indexOf(id, 'index', [child.digest])
    await images.put(index, 'index')
    expect(await images.delete(id, { digest: child.digest })).toEqual({ outcome: 'referenced-by-index' })
    expect(await images.delete(id, { tag: 'child' })).toEqual({ outcome: 'referenced-by-index' })
    expect(await images.findManifest(id, 'child')).toBeDefined()
    await images.delete(id, { tag: 'index' })
    expect(await images.delete(id, { digest: child.digest })).toMatchObject({ outcome: 'deleted' })
  })

  it.each([
    ['neither tag nor digest', {}, 'missing-digest-and-tag'],
    ['an unknown tag', { tag: 'none' }, 'image-not-found'],
    ['an unknown digest', { digest: digestOf('none') }, 'image-not-found'],
    ['a tag of another image', { tag: 'v1', digest: digestOf('two') }, 'tag-does-not-match-digest'],
    ['an unknown tag of a known image', { tag: 'none', digest: digestOf('one') }, 'image-not-found'],
    ['a tag with its digest', { tag: 'v1', digest: digestOf('one') }, 'deleted'],
  ])('%s', async (_title, identifier, outcome) => {
    const id = await newRepositoryId()
    await images.put(testImage(id, 'one'), 'v1')
    await images.put(testImage(id, 'two'), 'v2')
    expect(await images.delete(id, identifier)).toMatchObject({ outcome })
  })

  it('never leaves an index without its children when both happen at once', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await newRepositoryId()
      const child = testImage(id, 'child')
      await images.put(child, undefined)
      const [put, deleted] = await Promise.allSettled([
        images.put(indexOf(id, 'index', [child.digest]), 'v1'),
        images.delete(id, { digest: child.digest }),
      ])
      expect(deleted).toMatchObject({ value: { outcome: put.status === 'fulfilled' ? 'referenced-by-index' : 'deleted' } })
    }
  })
})

describe('listing', () => {
  it('pages through images and tags, newest first, and through names in byte order', async () => {
    const id = await newRepositoryId()
    const names = ['b', 'B', 'a', '_', 'a.1', '10', '9']
    for (const name of names) await images.put(testImage(id, name), name)
    const walk = async <T>(list: (after?: string) => Promise<{ items: readonly T[]; next?: string }>) => {
      const all: T[] = []
      for (let after: string | undefined, more = true; more; ) {
        const page = await list(after)
        expect(page.items.length).toBeLessThanOrEqual(3)
        all.push(...page.items)
        after = page.next
        more = after !== undefined
      }
      return all
    }
    const listed = await walk((after) => images.list(id, { limit: 3, after }))
    expect(listed.map((image) => image.tags[0]).sort()).toEqual([...names].sort())
    expect(listed.map((image) => image.pushedAt.getTime())).toEqual(listed.map((image) => image.pushedAt.getTime()).sort((a, b) => b - a))
    const tags = await walk((after) => images.listTags(id, { limit: 3, after }))
    expect(new Set(tags.map(({ tag }) => tag))).toEqual(new Set(names))
    expect(tags.every(({ tag, image }) => image.digest === digestOf(tag))).toBe(true)
    expect(await walk((after) => images.listTagNames(id, { limit: 3, after }))).toEqual(['10', '9', 'B', '_', 'a', 'a.1', 'b'])
  })

  it.each(['', 'nonsense', Buffer.from('["yesterday","x"]').toString('base64url')])('refuses the page token %j', async (after) => {
    const id = await newRepositoryId()
    await expect(images.list(id, { limit: 1, after })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('finds referrers by subject and type', async () => {
    const id = await newRepositoryId()
    const subjectDigest = digestOf('a subject that is not there')
    const refer = (text: string, artifactMediaType: string) =>
      images.put(
        testImage(id, text, { subjectDigest, artifactMediaType, summary: { type: 'image', platforms: [], annotations: { of: text } } }),
        undefined,
      )
    await refer('a signature', 'application/signature')
    await refer('a longer list of parts', 'application/sbom')
    const all = await images.referrers(id, subjectDigest, undefined, { limit: 10 })
    expect(all.items.map((item) => item.sizeBytes).sort()).toEqual([11, 22])
    const boms = await images.referrers(id, subjectDigest, 'application/sbom', { limit: 10 })
    expect(boms.items).toMatchObject([
      { artifactMediaType: 'application/sbom', annotations: { of: 'a longer list of parts' }, sizeBytes: 22 },
    ])
    const first = await images.referrers(id, subjectDigest, undefined, { limit: 1 })
    const second = await images.referrers(id, subjectDigest, undefined, { limit: 1, after: first.next })
    expect([...first.items, ...second.items]).toEqual(all.items)
    expect(second.next).toBeUndefined()
    expect((await images.referrers(id, digestOf('nobody'), undefined, { limit: 1 })).items).toEqual([])
  })
})
