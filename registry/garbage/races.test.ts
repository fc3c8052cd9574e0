import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { aDayLater, letADayPass } from '#registry/testing/garbage.ts'
import { createPusher, type Pusher, type TestRepository } from '#registry/testing/pusher.ts'
import { collectGarbage, collectionLock } from './collect-garbage.ts'

let test: TestContext
let pusher: Pusher
let repository: TestRepository
/** That of the collector, by whose clock everything is old. */
let late: Context
beforeAll(async () => {
  test = await createTestContext()
  pusher = await createPusher(test)
  late = aDayLater(test.context)
})
afterAll(() => test.close())
beforeEach(async () => {
  // What the test before has left.
  await letADayPass(test)
  await collect()
  repository = await pusher.newRepository()
})
afterEach(() => {
  for (const open of gates.splice(0)) open()
})

const collect = (context: Context = late) => collectGarbage(context, new AbortController().signal)
const readBlob = async (digest: Digest) => Buffer.concat(await (await test.context.blobs.read(digest)).toArray()).toString()
const newText = () => `text ${randomUUID()}`

/** A blob that nobody has wanted for a day. */
async function garbageBlob() {
  const text = newText()
  const digest = await pusher.pushBlob(repository, text)
  await letADayPass(test)
  return { text, digest }
}

/** Those of a test; one that fails holds nothing up. */
const gates: (() => void)[] = []

/** Says when somebody comes to it, and lets them on when it is opened. */
function gate() {
  let open = () => {}
  let reach = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  gates.push(() => open())
  const pass = async () => {
    reach()
    await opened
  }
  return { pass, reached, open: () => open() }
}

describe('a blob that the collector has chosen', () => {
  it('stays when it is pushed before it is removed, by a push that skips or does not skip the upload', async () => {
    const { text, digest } = await garbageBlob()
    const before = { ...late.garbage }
    const garbage = {
      ...before,
      removeLinks: async (...args: Parameters<typeof before.removeLinks>) => {
        expect(await pusher.has(repository, digest)).toBe(true)
        return before.removeLinks(...args)
      },
    }
    expect(await collect({ ...late, garbage })).toMatchObject({ links: 0, blobs: 0 })
    await pusher.putImage(repository, [digest], { tag: '1' })

    const other = await garbageBlob()
    const pushes = {
      ...before,
      removeBlob: async (...args: Parameters<typeof before.removeBlob>) => {
        if (args[0] === other.digest) await pusher.pushBlob(repository, other.text)
        return before.removeBlob(...args)
      },
    }
    // Its link was removed, and made anew.
    expect(await collect({ ...late, garbage: pushes })).toMatchObject({ links: 1, blobs: 0 })
    await pusher.putImage(repository, [other.digest], { tag: '2' })
    expect([await readBlob(digest), await readBlob(other.digest)]).toEqual([text, other.text])
  })

  it('is not confirmed to a push whose file went the moment it came', async () => {
    const { text, digest } = await garbageBlob()
    const [looked, stored] = [gate(), gate()]
    const uploadId = await pusher.startUpload(repository, text)
    // The collector has seen that the file is old, the push replaces it, the collector removes it.
    const collectorsBlobs = {
      ...late.blobs,
      remove: async (removed: Digest) => {
        await looked.pass()
        await late.blobs.remove(removed)
      },
    }
    const { blobs } = test.context
    const pushersBlobs = {
      ...blobs,
      commit: async (...args: Parameters<typeof blobs.commit>) => {
        const committed = await blobs.commit(...args)
        await stored.pass()
        return committed
      },
    }
    const collecting = collect({ ...late, blobs: collectorsBlobs })
    await looked.reached
    const pushing = pusher.completeUpload(repository, uploadId, digest, { ...test.context, blobs: pushersBlobs })
    await stored.reached
    stored.open()
    looked.open()
    await expect(pushing).rejects.toMatchObject({ kind: 'upload-not-found', message: expect.stringContaining('once more') })
    expect(await collecting).toMatchObject({ blobs: 1 })
    expect(await pusher.has(repository, digest)).toBe(false)
    await pusher.pushBlob(repository, text)
    expect(await readBlob(digest)).toBe(text)
  })

  it('is left alone between its arrival and its link, though the database knows it from before', async () => {
    const { text, digest } = await garbageBlob()
    const stored = gate()
    const uploadId = await pusher.startUpload(repository, text)
    const { blobs } = test.context
    const slow = {
      ...blobs,
      commit: async (...args: Parameters<typeof blobs.commit>) => {
        const committed = await blobs.commit(...args)
        await stored.pass()
        return committed
      },
    }
    const pushing = pusher.completeUpload(repository, uploadId, digest, { ...test.context, blobs: slow })
    await stored.reached
    // By the true clock the file is new.
    expect(await collect(test.context)).toMatchObject({ links: 1, blobs: 0 })
    stored.open()
    await pushing
    expect(await readBlob(digest)).toBe(text)
  })

  it('stays while its link is being made', async () => {
    const { text, digest } = await garbageBlob()
    const linked = gate()
    const uploadId = await pusher.startUpload(repository, text)
    const { blobLinks } = test.context
    const slow = {
      ...blobLinks,
      link: async (...args: Parameters<typeof blobLinks.link>) => {
        await blobLinks.link(...args)
        await linked.pass()
      },
    }
    const other = await pusher.newRepository()
    await test.database.pool.query('delete from repository_blob where digest = $1', [digest])
    const pushing = pusher.completeUpload(repository, uploadId, digest, { ...test.context, blobLinks: slow })
    await linked.reached
    expect(await collect()).toMatchObject({ blobs: 0 })
    linked.open()
    await pushing
    expect(await pusher.mount(other, repository, digest)).toBe(true)
    expect(await readBlob(digest)).toBe(text)
  })
})

describe('a link that the collector has chosen', () => {
  it('stays when an image is put with it before it is removed', async () => {
    const { text, digest } = await garbageBlob()
    const { garbage } = late
    const putting = {
      ...garbage,
      removeLinks: async (...args: Parameters<typeof garbage.removeLinks>) => {
        await pusher.putImage(repository, [digest], { tag: '1' })
        return garbage.removeLinks(...args)
      },
    }
    expect(await collect({ ...late, garbage: putting })).toMatchObject({ links: 0, blobs: 0 })
    expect(await readBlob(digest)).toBe(text)
  })

  it('stays while an image is being put with it', async () => {
    const { text, digest } = await garbageBlob()
    const put = gate()
    const putting = test.context.transactions.run(async () => {
      await pusher.putImage(repository, [digest], { tag: '1' })
      await put.pass()
    })
    await put.reached
    expect(await collect()).toMatchObject({ links: 0, blobs: 0 })
    put.open()
    await putting
    expect(await readBlob(digest)).toBe(text)
  })

  it('stays while it is being mounted elsewhere, and then the other link keeps the blob', async () => {
    const { text, digest } = await garbageBlob()
    const other = await pusher.newRepository()
    const mounted = gate()
    const mounting = test.context.transactions.run(async () => {
      await pusher.mount(other, repository, digest)
      await mounted.pass()
    })
    await mounted.reached
    expect(await collect()).toMatchObject({ links: 0, blobs: 0 })
    mounted.open()
    await mounting
    expect(await collect()).toMatchObject({ links: 1, blobs: 0 })
    expect(await pusher.has(repository, digest)).toBe(false)
    await pusher.putImage(other, [digest], { tag: '1' })
    expect(await readBlob(digest)).toBe(text)
  })

  it('is gone for whoever comes too late: the image is refused, and the blob asked for', async () => {
    const { text, digest } = await garbageBlob()
    expect(await test.context.blobLinks.find(repository.id, digest)).toBeDefined()
    expect(await collect()).toMatchObject({ links: 1, blobs: 1 })
    // Though this process remembers it from just before.
    expect(await pusher.has(repository, digest)).toBe(false)
    await expect(pusher.putImage(repository, [digest], { tag: '1' })).rejects.toMatchObject({ kind: 'layers-not-found' })
    await pusher.pushBlob(repository, text)
    await pusher.putImage(repository, [digest], { tag: '1' })
  })
})

describe('after a crash', () => {
  it('between a file and what the database knows of it, the next collection ends the work, and a push mends it', async () => {
    const dying = {
      ...late.blobs,
      remove: async (digest: Digest) => {
        await late.blobs.remove(digest)
        throw new Error('killed')
      },
    }
    const isKnown = async (digest: Digest) =>
      (await test.database.pool.query('select from blob where digest = $1', [digest])).rowCount === 1
    for (const mends of [false, true]) {
      const { text, digest } = await garbageBlob()
      await expect(collect({ ...late, blobs: dying })).rejects.toThrow('killed')
      expect([await test.context.blobs.inspect(digest), await isKnown(digest)]).toEqual([undefined, true])
      if (mends) await pusher.pushBlob(repository, text)
      expect(await collect()).toMatchObject({ status: 'DONE', blobs: mends ? 0 : 1 })
      expect(await isKnown(digest)).toBe(mends)
      expect(await pusher.has(repository, digest)).toBe(mends)
    }
  })

  it('of who stored a blob and did not come to link it, its bytes go with the day', async () => {
    const text = newText()
    const digest = digestOf(text)
    const { blobLinks } = test.context
    const dying = { ...blobLinks, link: () => Promise.reject(new Error('killed')) }
    const uploadId = await pusher.startUpload(repository, text)
    await expect(pusher.completeUpload(repository, uploadId, digest, { ...test.context, blobLinks: dying })).rejects.toThrow('killed')
    expect(await collect(test.context)).toMatchObject({ blobs: 0 })
    await letADayPass(test)
    expect(await collect()).toMatchObject({ blobs: 1, uploads: 0 })
    expect(await test.context.blobs.inspect(digest)).toBeUndefined()
  })
})

it('a logo that is shown anew while it is chosen stays', async () => {
  const logo = { digest: digestOf(newText()), mediaType: 'image/png', bytes: Buffer.from('logo') }
  await test.context.logos.put(logo)
  await letADayPass(test)
  const shown = gate()
  const showing = test.context.transactions.run(async () => {
    await test.context.logos.put(logo)
    const catalogData = { architectures: [], operatingSystems: [], logoDigest: logo.digest }
    await test.context.repositories.putCatalogData(repository.id, catalogData)
    await shown.pass()
  })
  await shown.reached
  expect(await collect()).toMatchObject({ logos: 0 })
  shown.open()
  await showing
  expect(await collect()).toMatchObject({ logos: 0 })
  expect(await test.context.logos.find(logo.digest)).toBeDefined()
})

it('one collection goes on at a time; of two that do all the same, both are right', async () => {
  const blobs = await Promise.all(Array.from({ length: 20 }, () => pusher.pushBlob(repository, newText())))
  const kept = blobs.slice(0, 5)
  await pusher.putImage(repository, kept, { tag: '1' })
  await letADayPass(test)
  const held = gate()
  const first = test.context.jobLocks.tryRun(collectionLock, () => held.pass())
  await held.reached
  expect(await test.context.jobLocks.tryRun(collectionLock, async () => void (await collect()))).toBe(false)
  held.open()
  expect(await first).toBe(true)
  const both = await Promise.all([collect(), collect()])
  expect(both.reduce((sum, { blobs: removed }) => sum + removed, 0)).toBe(15)
  expect(await Promise.all(kept.map((digest) => pusher.has(repository, digest)))).toEqual(kept.map(() => true))
})
