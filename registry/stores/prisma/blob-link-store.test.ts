import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import type { BlobLinkStore } from '#registry/stores/blob-links.ts'
import { openTestStores, type TestStores, testImage } from '#registry/testing/stores.ts'
import { createBlobLinkStore } from './blob-link-store.ts'
import { createImageStore } from './image-store.ts'

let stores: TestStores
let links: BlobLinkStore
beforeAll(async () => {
  stores = await openTestStores()
  links = createBlobLinkStore(stores.database, stores.invalidations)
})
afterAll(() => stores.close())

const newRepositoryId = async () => (await stores.newRepository()).id
const digest = digestOf('a layer')

describe('the blob link store', () => {
  it('finds a blob in the repository it is linked to, and nowhere else', async () => {
    const [mine, other] = [await newRepositoryId(), await newRepositoryId()]
    expect(await links.find(mine, digest)).toBeUndefined()
    await links.link(mine, digest, 12_345_678_901)
    await links.link(mine, digest, 12_345_678_901)
    expect(await links.find(mine, digest)).toBe(12_345_678_901)
    expect(await links.find(other, digest)).toBeUndefined()
  })

  it('mounts what the other repository has', async () => {
    const [from, to] = [await newRepositoryId(), await newRepositoryId()]
    const mounted = digestOf('mounted')
    expect(await links.mount(to, from, mounted)).toBe(false)
    await links.link(from, mounted, 7)
    expect(await links.mount(to, from, mounted)).toBe(true)
    expect(await links.mount(to, from, mounted)).toBe(true)
    expect(await links.find(to, mounted)).toBe(7)
  })

  it('counts the parts of an upload until its blob is linked, or it is given up', async () => {
    const repositoryId = await newRepositoryId()
    const [uploaded, aborted] = [randomUUID(), randomUUID()]
    const none = { partCount: 0, shortParts: 0 }
    expect(await links.partCounts(uploaded)).toEqual(none)
    for (const isShort of [false, true, true]) await links.countPart(repositoryId, uploaded, { isShort })
    // The last one may be short.
    expect(await links.partCounts(uploaded)).toEqual({ partCount: 3, shortParts: 1 })
    await links.link(repositoryId, digestOf('uploaded'), 1, uploaded)
    expect(await links.partCounts(uploaded)).toEqual(none)
    await links.countPart(repositoryId, aborted, { isShort: false })
    await links.forgetParts(aborted)
    expect(await links.partCounts(aborted)).toEqual(none)
  })

  it('says so when the repository is gone', async () => {
    const gone = randomUUID()
    const [from, mounted] = [await newRepositoryId(), digestOf('to nowhere')]
    await links.link(from, mounted, 1)
    const refused = { kind: 'repository-not-found' }
    await expect(links.link(gone, digest, 1)).rejects.toMatchObject(refused)
    await expect(links.mount(gone, from, mounted)).rejects.toMatchObject(refused)
    await expect(links.countPart(gone, randomUUID(), { isShort: false })).rejects.toMatchObject(refused)
  })

  it('unlinks what no image needs', async () => {
    const repositoryId = await newRepositoryId()
    const images = createImageStore(stores.database, stores.invalidations)
    const [needed, spare] = [digestOf('needed'), digestOf('spare')]
    await links.link(repositoryId, needed, 1)
    await links.link(repositoryId, spare, 1)
    await images.put(testImage(repositoryId, 'an image', { blobs: [needed] }), 'v1')
    expect(await links.find(repositoryId, spare)).toBe(1)
    expect(await links.unlink(repositoryId, needed)).toBe('in-use')
    expect(await links.unlink(repositoryId, spare)).toBe('unlinked')
    expect(await links.find(repositoryId, spare)).toBeUndefined()
    expect(await links.unlink(repositoryId, spare)).toBe('not-linked')
    expect(await links.find(repositoryId, needed)).toBe(1)
  })

  it('never lets an image lose a blob to an unlinking at the same moment', async () => {
    const images = createImageStore(stores.database, stores.invalidations)
    for (let round = 0; round < 20; round++) {
      const repositoryId = await newRepositoryId()
      const blob = digestOf(`contested ${round}`)
      await links.link(repositoryId, blob, 1)
      const [put, unlinked] = await Promise.allSettled([
        images.put(testImage(repositoryId, 'an image', { blobs: [blob] }), 'v1'),
        links.unlink(repositoryId, blob),
      ])
      const kept = put.status === 'fulfilled'
      expect(unlinked).toMatchObject({ value: kept ? 'in-use' : 'unlinked' })
      expect(await links.find(repositoryId, blob)).toBe(kept ? 1 : undefined)
    }
  })
})
