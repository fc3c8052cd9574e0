import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Platform } from '#registry/domain/manifest.ts'
import type { ImageStore } from '#registry/stores/images.ts'
import { openTestStores, type TestStores, testImage } from '#registry/testing/stores.ts'
import { createImageStore } from './image-store.ts'

let stores: TestStores
let images: ImageStore
beforeAll(async () => {
  stores = await openTestStores()
  images = createImageStore(stores.database, stores.invalidations)
})
afterAll(() => stores.close())

const parse = (name: string): Platform => {
  const [os = '', architecture = '', variant] = name.split('/')
  return { os, architecture, ...(variant ? { variant } : {}) }
}
function image(repositoryId: string, text: string, ...platforms: string[]) {
  const bare = testImage(repositoryId, text)
  const found = platforms.map((name) => ({ ...parse(name), digest: bare.digest, sizeBytes: 1 }))
  return { ...bare, summary: { type: 'image', platforms: found, annotations: {} } as const }
}
async function namesOf(repositoryId: string, store = images): Promise<readonly string[]> {
  const { platforms } = await store.platforms(repositoryId)
  return platforms.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/'))
}

it('platforms are found in tagged images, each once, and follow pushes and deletions', async () => {
  const { id } = await stores.newRepository()
  expect(await images.platforms(id)).toEqual({ platforms: [], complete: true })
  await images.put(image(id, 'one', 'linux/amd64', 'linux/arm/v7'), 'one')
  await images.put(image(id, 'two', 'linux/amd64', 'windows/amd64'), 'two')
  await images.put(image(id, 'untagged', 'linux/s390x'), undefined)
  await images.put(image(id, 'chart'), 'chart')
  expect(await namesOf(id)).toEqual(['linux/amd64', 'linux/arm/v7', 'windows/amd64'])
  await images.delete(id, { tag: 'two' })
  expect(await namesOf(id)).toEqual(['linux/amd64', 'linux/arm/v7'])
  await images.put(image(id, 'other', 'linux/arm64'), 'one')
  expect(await namesOf(id)).toEqual(['linux/arm64'])
})

it('another process hears of a change', async () => {
  const { id } = await stores.newRepository()
  const other = createImageStore(stores.database, await stores.moreInvalidations())
  await images.put(image(id, 'a', 'linux/amd64'), 'a')
  expect(await namesOf(id, other)).toEqual(['linux/amd64'])
  await images.put(image(id, 'b', 'linux/arm64'), 'a')
  await expect.poll(() => namesOf(id, other), { timeout: 20_000 }).toEqual(['linux/arm64'])
})

it('neither names without end nor platforms without number get in', async () => {
  const { id } = await stores.newRepository()
  await images.put(image(id, 'long', `linux/${'x'.repeat(51)}`, ...Array.from({ length: 150 }, (_, at) => `os${at}/arm`)), 'a')
  expect(await namesOf(id)).toHaveLength(100)
})

it('more images than it looks into are said to be so', async () => {
  const { id } = await stores.newRepository()
  await images.put(image(id, 'old', 'windows/amd64'), 'old')
  await stores.database.pool.query(
    `with new as (
       insert into manifest (repository_id, digest, media_type, bytes, image_size_bytes, summary)
       select $1, 'sha256:' || n, 'm', '', 1, '{"type":"image","platforms":[{"os":"linux","architecture":"arm"}],"annotations":{}}'
       from generate_series(1, 1000) n returning digest)
     insert into tag (repository_id, name, digest, pushed_at) select $1, replace(digest, ':', '-'), digest, now() + interval '1 minute' from new`,
    [id],
  )
  await images.put(image(id, 'older still', 'freebsd/amd64'), undefined)
  expect(await images.platforms(id)).toEqual({ platforms: [{ os: 'linux', architecture: 'arm' }], complete: false })
})
