import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { batchCheckLayerAvailability } from '#registry/operations/ecr-public/batch-check-layer-availability.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { CollectionFigures } from '#registry/stores/collections.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { aDayLater, letADayPass } from '#registry/testing/garbage.ts'
import { createPusher, type Pusher, type TestRepository } from '#registry/testing/pusher.ts'
import { collectGarbage, countGarbage } from './collect-garbage.ts'

let test: TestContext
let pusher: Pusher
let repository: TestRepository
beforeAll(async () => {
  test = await createTestContext()
  pusher = await createPusher(test)
})
afterAll(() => test.close())
beforeEach(async () => {
  // What the test before has left.
  await letADayPass(test)
  await collect()
  repository = await pusher.newRepository()
})

const { signal } = new AbortController()
const collect = (context: Context = aDayLater(test.context)) => collectGarbage(context, signal)
const nothing: CollectionFigures = { links: 0, blobs: 0, uploads: 0, logos: 0, bytes: 0 }
const isStored = async (digest: Digest) => (await test.context.blobs.inspect(digest)) !== undefined
const isKnown = async (digest: Digest) => (await test.database.pool.query('select from blob where digest = $1', [digest])).rowCount === 1
const newText = () => `text ${randomUUID()}`

describe('a blob', () => {
  it('of a push that went no further goes after a day, from the repository and from the disk', async () => {
    const digest = await pusher.pushBlob(repository, '0123456789')
    expect(await collect()).toMatchObject(nothing)
    expect(await pusher.has(repository, digest)).toBe(true)
    await letADayPass(test)
    expect(await collect()).toMatchObject({ ...nothing, status: 'DONE', links: 1, blobs: 1, bytes: 10 })
    expect([await isStored(digest), await isKnown(digest), await pusher.has(repository, digest)]).toEqual([false, false, false])
    // Nothing stands in the way of pushing it anew.
    await pusher.putImage(repository, [await pusher.pushBlob(repository, '0123456789')], { tag: '1' })
    expect(await pusher.has(repository, digest)).toBe(true)
  })

  it('that an image uses stays: config and layers, of children of an index, of referrers, of untagged images', async () => {
    const blobs = await Promise.all(['config', 'layer', 'other', 'signature', 'untagged'].map((text) => pusher.pushBlob(repository, text)))
    const [config, layer, other, signature, untagged] = blobs as [Digest, Digest, Digest, Digest, Digest]
    const children = [await pusher.putImage(repository, [config, layer]), await pusher.putImage(repository, [config, other])]
    const index = await pusher.putIndex(repository, 'latest', children)
    await pusher.putImage(repository, [signature], { subject: index })
    await pusher.putImage(repository, [untagged])
    await letADayPass(test)
    expect(await collect()).toMatchObject(nothing)
    expect(await Promise.all(blobs.map((digest) => pusher.has(repository, digest)))).toEqual([true, true, true, true, true])
    for (const digest of [index, ...children]) expect(await test.context.images.findImage(repository.id, digest)).toBeDefined()
  })

  it('goes with the last image that used it, and stays while another one of the repository does', async () => {
    const [shared, own] = [await pusher.pushBlob(repository, newText()), await pusher.pushBlob(repository, newText())]
    await pusher.putImage(repository, [shared], { tag: 'stays' })
    await pusher.putImage(repository, [shared, own], { tag: 'goes' })
    await letADayPass(test)
    await test.context.images.delete(repository.id, { tag: 'goes' })
    // Not the moment it was deleted, though it was pushed long ago.
    expect(await collect()).toMatchObject(nothing)
    await letADayPass(test)
    expect(await collect()).toMatchObject({ links: 1, blobs: 1 })
    expect([await pusher.has(repository, shared), await isStored(own)]).toEqual([true, false])
  })

  it('leaves the repository that does not use it, and stays for the one that does', async () => {
    const other = await pusher.newRepository()
    const digest = await pusher.pushBlob(repository, newText())
    await pusher.mount(other, repository, digest)
    await pusher.putImage(other, [digest], { tag: '1' })
    await letADayPass(test)
    expect(await collect()).toMatchObject({ links: 1, blobs: 0 })
    expect([await pusher.has(repository, digest), await pusher.has(other, digest)]).toEqual([false, true])
  })

  it('goes with its repository once it has been stored for a day', async () => {
    const digest = await pusher.pushBlob(repository, newText())
    await pusher.putImage(repository, [digest], { tag: '1' })
    await test.context.repositories.delete(repository.id, { force: true })
    expect(await collect(test.context)).toMatchObject(nothing)
    expect(await isStored(digest)).toBe(true)
    expect(await collect()).toMatchObject({ links: 0, blobs: 1 })
    expect([await isStored(digest), await isKnown(digest)]).toEqual([false, false])
  })

  it('that nobody knows, as a push broke off before it was linked, goes once it has been stored for a day', async () => {
    const uploadId = randomUUID()
    await test.context.blobs.createUpload(uploadId)
    await test.context.blobs.append(uploadId, 0, Readable.from([Buffer.from('12345')]))
    await test.context.blobs.commit(uploadId, digestOf('12345'))
    expect(await collect(test.context)).toMatchObject(nothing)
    expect(await collect()).toMatchObject({ blobs: 1, bytes: 5 })
    expect(await isStored(digestOf('12345'))).toBe(false)
  })

  it.each(['HEAD', 'BatchCheckLayerAvailability'])('that %s found stays for another day, so that an image can be put', async (way) => {
    const digest = await pusher.pushBlob(repository, newText())
    await letADayPass(test)
    if (way === 'HEAD') expect(await pusher.has(repository, digest)).toBe(true)
    else {
      const input = { repositoryName: repository.repositoryName, layerDigests: [digest] }
      const { layers } = await runOperation(batchCheckLayerAvailability, input, pusher.caller, test.context)
      expect(layers).toMatchObject([{ layerAvailability: 'AVAILABLE' }])
    }
    expect(await collect()).toMatchObject(nothing)
    await pusher.putImage(repository, [digest], { tag: '1' })
  })

  it('that visitors look at does not stay for that', async () => {
    const digest = await pusher.pushBlob(repository, newText())
    await letADayPass(test)
    expect(await test.context.blobLinks.find(repository.id, digest)).toBeDefined()
    expect(await collect()).toMatchObject({ links: 1 })
    expect(await test.context.blobLinks.find(repository.id, digest)).toBeUndefined()
  })

  it('goes in any number', async () => {
    await test.database.pool.query(
      `insert into blob (digest, size_bytes) select 'sha256:' || md5(n::text) || md5(n::text), 1 from generate_series(1, 2500) n`,
    )
    await test.database.pool.query(
      `insert into repository_blob (repository_id, digest, wanted_at)
       select $1, digest, now() - interval '2 days' from blob where not exists (select from repository_blob l where l.digest = blob.digest)`,
      [repository.id],
    )
    expect(await countGarbage(aDayLater(test.context), signal)).toMatchObject({ figures: { links: 2500, blobs: 2500 } })
    expect(await collect()).toMatchObject({ links: 2500, blobs: 2500 })
  })
})

describe('an upload', () => {
  it('that nobody goes on with is given up after a day', async () => {
    const uploadId = await pusher.startUpload(repository, '1234')
    await letADayPass(test)
    // Begun long ago, and still going on.
    expect(await collect(test.context)).toMatchObject(nothing)
    expect(await collect()).toMatchObject({ ...nothing, uploads: 1, bytes: 4 })
    await expect(pusher.completeUpload(repository, uploadId, digestOf('1234'))).rejects.toMatchObject({ kind: 'upload-not-found' })
  })

  it('goes whole, whichever half a crash has left', async () => {
    const [file, row] = [randomUUID(), randomUUID()]
    await test.context.blobs.createUpload(file)
    await test.context.blobLinks.countPart(repository.id, row, { isShort: false })
    expect(await collect()).toMatchObject({ uploads: 1 })
    await letADayPass(test)
    expect(await collect()).toMatchObject({ uploads: 1 })
    expect(await test.context.blobs.inspectUpload(file)).toBeUndefined()
    expect(await test.context.blobLinks.partCounts(row)).toEqual({ partCount: 0, shortParts: 0 })
  })
})

describe('a logo', () => {
  const put = async (text: string) => {
    const logo = { digest: digestOf(text), mediaType: 'image/png', bytes: Buffer.from(text) }
    await test.context.logos.put(logo)
    return logo.digest
  }

  it('that nobody shows goes a day after it was last put', async () => {
    const digest = await put('unused')
    expect(await collect()).toMatchObject(nothing)
    await letADayPass(test)
    await put('unused')
    expect(await collect()).toMatchObject(nothing)
    await letADayPass(test)
    expect(await collect()).toMatchObject({ ...nothing, logos: 1, bytes: 6 })
    expect(await test.context.logos.find(digest)).toBeUndefined()
  })

  it('of a repository or of its history stays', async () => {
    const [present, past] = [await put('present'), await put('past')]
    const catalogData = { architectures: [], operatingSystems: [] }
    await test.context.repositories.putCatalogData(repository.id, { ...catalogData, logoDigest: present })
    await test.context.catalogHistory.add(repository.id, { number: 1, at: new Date(), catalogData: { ...catalogData, logoDigest: past } })
    await letADayPass(test)
    expect(await collect()).toMatchObject(nothing)
    expect(await test.context.logos.find(present)).toBeDefined()
    expect(await test.context.logos.find(past)).toBeDefined()
  })
})

describe('a collection', () => {
  const litter = async () => {
    const digest = await pusher.pushBlob(repository, 'ten litres')
    await pusher.startUpload(repository, '1234')
    await test.context.logos.put({ digest: digestOf('logo'), mediaType: 'image/png', bytes: Buffer.from('logo') })
    await letADayPass(test)
    return digest
  }
  const found = { links: 1, blobs: 1, uploads: 1, logos: 1, bytes: 18 }

  it('that only looks finds what the next one removes, and removes nothing', async () => {
    const digest = await litter()
    expect(await countGarbage(aDayLater(test.context), signal)).toEqual({ figures: found, complete: true })
    expect(await isStored(digest)).toBe(true)
    expect(await collect()).toMatchObject(found)
    expect(await countGarbage(aDayLater(test.context), signal)).toEqual({ figures: nothing, complete: true })
  })

  it('says that it did not look to the end', async () => {
    await litter()
    expect(await countGarbage(aDayLater(test.context), AbortSignal.abort())).toEqual({ figures: nothing, complete: false })
  })

  it('stops when the server does, and the next one goes on', async () => {
    const digests = [await litter(), await pusher.pushBlob(repository, newText())]
    await letADayPass(test)
    const stopping = new AbortController()
    const later = aDayLater(test.context)
    const blobs = { ...later.blobs, remove: (digest: Digest) => later.blobs.remove(digest).then(() => stopping.abort()) }
    expect(await collectGarbage({ ...later, blobs }, stopping.signal)).toMatchObject({ status: 'STOPPED', blobs: 1, uploads: 0 })
    expect((await Promise.all(digests.map(isStored))).sort()).toEqual([false, true])
    expect(await collect()).toMatchObject({ status: 'DONE', blobs: 1, uploads: 1 })
  })

  it('is on record with who asked for it, when, and what came of it', async () => {
    await litter()
    const before = Date.now()
    const { collections } = test.context
    const asked = await collections.ask('arn:aws:iam::123456789012:user/op')
    await expect(collections.ask('arn:aws:iam::123456789012:user/other')).rejects.toMatchObject({ kind: 'entity-already-exists' })
    await collect()
    const [newest] = await collections.list()
    expect(newest).toMatchObject({ ...found, id: asked.id, status: 'DONE', askedBy: 'arn:aws:iam::123456789012:user/op' })
    expect(newest!.beganAt!.getTime()).toBeGreaterThanOrEqual(before)
    expect(newest!.endedAt!.getTime()).toBeGreaterThanOrEqual(newest!.beganAt!.getTime())
    await collectGarbage(test.context, signal, 'bin/galleon')
    expect((await collections.list())[0]).toMatchObject({ ...nothing, askedBy: 'bin/galleon' })
  })

  it('is due when its time has come or somebody asks', async () => {
    const { collections } = test.context
    await collect()
    expect(await collections.isDue(3600)).toBe(false)
    await test.database.pool.query(`update collection set began_at = began_at - interval '2 hours'`)
    expect([await collections.isDue(3600), await collections.isDue(0)]).toEqual([true, false])
    await collections.ask('somebody')
    expect(await collections.isDue(0)).toBe(true)
    await collect()
    expect(await collections.isDue(3600)).toBe(false)
  })

  it('that failed says so, does what it can the next time, and only the newest are kept', async () => {
    await litter()
    const later = aDayLater(test.context)
    const garbage = { ...later.garbage, findBlobs: () => Promise.reject(new Error('away')) }
    await expect(collectGarbage({ ...later, garbage }, signal)).rejects.toThrow('away')
    expect((await test.context.collections.list())[0]).toMatchObject({ status: 'FAILED', links: 1, blobs: 0 })
    expect(await collect()).toMatchObject({ status: 'DONE', links: 0, blobs: 1 })
    // As one that was killed.
    await test.context.collections.begin()
    for (let run = 0; run < 52; run++) await collectGarbage(test.context, signal)
    const kept = await test.context.collections.list()
    expect(kept).toHaveLength(50)
    expect(kept.some(({ status }) => status === 'RUNNING')).toBe(false)
  })
})
