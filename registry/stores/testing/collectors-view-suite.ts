import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import type { BlobStore } from '#registry/stores/blobs.ts'

export const unknownDigest = digestOf('a blob that nobody ever stored')
export const kind = (name: string) => expect.objectContaining({ kind: name })

interface StoreUnderTest {
  /** The store of the test that runs. */
  current(): BlobStore
  /** Another one over the same bytes, as another process has it. */
  open(): Promise<BlobStore>
  /** Begins an upload. */
  begin(): Promise<string>
  storeBlob(bytes: Buffer): Promise<Digest>
}

/** What every blob store lets the collector see and do. */
export function describeCollectorsView({ current, open, begin, storeBlob }: StoreUnderTest): void {
  describe('as the collector sees it', () => {
    const soon = () => new Date(Date.now() + 60_000)
    const listed = async <Name>(portions: AsyncIterable<readonly Name[]>): Promise<readonly Name[]> =>
      (await Readable.from(portions).toArray()).flat()

    it('says how large a blob is and since when, also to another process', async () => {
      const id = await begin()
      await current().append(id, 0, Readable.from([Buffer.from('hello')]))
      const before = Date.now()
      await new Promise((resolve) => setTimeout(resolve, 20))
      await current().commit(id, digestOf('hello'))
      const facts = await (await open()).inspect(digestOf('hello'))
      expect(facts?.sizeBytes).toBe(5)
      // Of when it became a blob, not of when its bytes arrived.
      expect(facts!.at.getTime()).toBeGreaterThan(before)
      expect(facts!.at.getTime()).toBeLessThan(before + 60_000)
      expect(await current().inspect(unknownDigest)).toBeUndefined()
      const other = await open()
      expect([await other.isStored(digestOf('hello')), await other.isStored(unknownDigest)]).toEqual([true, false])
      await current().remove(digestOf('hello'))
      expect(await other.isStored(digestOf('hello'))).toBe(false)
    })

    it('takes it for new when it is stored again', async () => {
      const digest = await storeBlob(Buffer.from('again'))
      const first = (await current().inspect(digest))!.at.getTime()
      await new Promise((resolve) => setTimeout(resolve, 20))
      await storeBlob(Buffer.from('again'))
      expect((await current().inspect(digest))!.at.getTime()).toBeGreaterThan(first)
    })

    it('lists all blobs, and removes those that it is told to', async () => {
      const digests = await Promise.all(Array.from({ length: 30 }, (_, index) => storeBlob(Buffer.from(`blob ${index}`))))
      expect([...(await listed(current().list()))].sort()).toEqual([...digests].sort())
      const [gone = unknownDigest, ...rest] = digests
      await current().remove(gone)
      await current().remove(gone)
      expect([...(await listed((await open()).list()))].sort()).toEqual([...rest].sort())
      await expect(current().read(gone)).rejects.toEqual(kind('blob-not-found'))
    })

    it('lets who reads a blob read it to its end when it is removed meanwhile', async () => {
      const bytes = randomBytes(4_000_000)
      const digest = await storeBlob(bytes)
      const reader = (await current().read(digest))[Symbol.asyncIterator]()
      const hash = createHash('sha256').update((await reader.next()).value)
      await current().remove(digest)
      for (let next = await reader.next(); !next.done; next = await reader.next()) hash.update(next.value)
      expect(`sha256:${hash.digest('hex')}`).toBe(digest)
    })

    it('lists uploads until they end', async () => {
      const [going, done, aborted] = [await begin(), await begin(), await begin()]
      expect([...(await listed(current().listUploads()))].sort()).toEqual([going, done, aborted].sort())
      await current().commit(done, digestOf(''))
      await current().abort(aborted)
      expect(await listed((await open()).listUploads())).toEqual([going])
    })

    it('abandons an upload only when nobody has written to it for long', async () => {
      const id = await begin()
      await current().append(id, 0, Readable.from([Buffer.from('half')]))
      const facts = await current().inspectUpload(id)
      expect(facts?.sizeBytes).toBe(4)
      expect(await current().abandonUpload(id, new Date(facts!.at.getTime() - 1000))).toBe(false)
      await current().append(id, 4, Readable.from([Buffer.from('!')]))
      expect(await current().abandonUpload(id, soon())).toBe(true)
      expect(await current().inspectUpload(id)).toBeUndefined()
      await expect(current().append(id, 5, Readable.from([]))).rejects.toEqual(kind('upload-not-found'))
      expect(await current().abandonUpload(id, soon())).toBe(false)
    })

    it('never abandons an upload under the hands of who writes to it', async () => {
      const id = await begin()
      const outcomes: boolean[] = []
      async function* source() {
        yield Buffer.from('some ')
        outcomes.push(await current().abandonUpload(id, soon()), await (await open()).abandonUpload(id, soon()))
        yield Buffer.from('text')
      }
      expect(await current().append(id, 0, Readable.from(source()))).toBe(9)
      expect(outcomes).toEqual([false, false])
      await current().commit(id, digestOf('some text'))
    })
  })
}
