import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Context, createContext } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createPusher, type Pusher, type TestRepository } from '#registry/testing/pusher.ts'
import { collectGarbage } from './collect-garbage.ts'

const [pushers, rounds, texts] = [6, 25, 8]

let test: TestContext
/** A process of its own, for which nothing is ever new enough to be spared. */
let collector: Context
let pusher: Pusher
beforeAll(async () => {
  test = await createTestContext()
  const config = { ...test.context.config, garbage: { everySeconds: 0, graceSeconds: 0 } }
  // Files as well as rows are old at once.
  const clock = () => new Date(Date.now() + 60_000)
  collector = await createContext(config, { databaseUrl: test.databaseUrl, secretKey: 'of this test only '.repeat(3), clock })
  pusher = await createPusher(test)
})
afterAll(async () => {
  await collector.close()
  await test.close()
})

/** What a push may meet when nothing is spared; then its client begins again. */
const meantime = new Set(['layers-not-found', 'upload-not-found', 'blob-not-found'])

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof ServiceError && meantime.has(error.kind)) return false
    throw error
  }
}

const textOf = (number: number) => `layer ${number % texts}`

it('every image that was confirmed can be read, whatever pushes, deletes and collects beside it', async () => {
  const repositories = await Promise.all([pusher.newRepository(), pusher.newRepository()])
  const [first, second] = repositories as [TestRepository, TestRepository]
  const confirmed: { readonly to: TestRepository; readonly tag: string; readonly blobs: readonly Digest[] }[] = []
  const deleted = new Set<string>()

  const bring = async (to: TestRepository, number: number): Promise<Digest> => {
    const [text, digest] = [textOf(number), digestOf(textOf(number))]
    if (number % 3 === 0 && (await pusher.has(to, digest))) return digest
    if (number % 3 === 1 && (await pusher.mount(to, to === first ? second : first, digest))) return digest
    return pusher.pushBlob(to, text)
  }
  const push = async (worker: number): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      const [to, tag] = [round % 2 === 0 ? first : second, `${worker}-${round}`]
      const numbers = [worker + round, worker * 3 + round, worker * 5 + round * 2]
      const wasConfirmed = await succeeds(async () => {
        const blobs: Digest[] = []
        for (const number of numbers) blobs.push(await bring(to, number))
        // One image for each worker and round, so that to delete one deletes no other.
        blobs.push(await pusher.pushBlob(to, tag))
        await pusher.putImage(to, blobs, { tag })
        confirmed.push({ to, tag, blobs })
      })
      if (wasConfirmed && round % 2 === 1) {
        deleted.add(tag)
        await test.context.images.delete(to.id, { tag })
      }
    }
  }
  let pushing = true
  let removed = 0
  const collecting = (async () => {
    while (pushing) {
      const { status, blobs } = await collectGarbage(collector, new AbortController().signal)
      expect(status).toBe('DONE')
      removed += blobs
    }
  })()
  await Promise.all(Array.from({ length: pushers }, (_, worker) => push(worker))).finally(() => {
    pushing = false
  })
  await collecting
  await collectGarbage(collector, new AbortController().signal)

  const kept = confirmed.filter(({ tag }) => !deleted.has(tag))
  expect(kept.length).toBeGreaterThan(0)
  expect(removed).toBeGreaterThan(0)
  for (const { to, tag, blobs } of kept) {
    expect(await test.context.images.findManifest(to.id, tag)).toBeDefined()
    for (const digest of blobs) {
      expect(await test.context.blobLinks.find(to.id, digest)).toBeDefined()
      expect(digestOf(Buffer.concat(await (await test.context.blobs.read(digest)).toArray()))).toBe(digest)
    }
  }
})
