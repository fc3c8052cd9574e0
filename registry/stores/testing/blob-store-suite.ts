import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import type { BlobStore } from '#registry/stores/blobs.ts'
import { describeCollectorsView, kind, unknownDigest } from './collectors-view-suite.ts'

/**
 * What every blob store keeps to. `open` answers a store over the same bytes each time, as another process would have
 * it; `startOver` empties them.
 */
export function describeBlobStore(name: string, { open, startOver }: { open(): Promise<BlobStore>; startOver(): Promise<void> }): void {
  describe(`${name} as a blob store`, () => {
    let store: BlobStore
    beforeEach(async () => {
      await startOver()
      store = await open()
    })

    const begin = async () => {
      const id = randomUUID()
      await store.createUpload(id)
      return id
    }
    const storeBlob = async (bytes: Buffer): Promise<Digest> => {
      const id = await begin()
      await store.append(id, 0, Readable.from([bytes]))
      await store.commit(id, digestOf(bytes))
      return digestOf(bytes)
    }
    const readAll = async (digest: Digest) => Buffer.concat(await (await store.read(digest)).toArray())
    const sendAll = async (digest: Digest, first: number, last: number) => {
      const received: Buffer[] = []
      const destination = new Writable({
        write(chunk: Buffer, _encoding, done) {
          // Not at once: by then what was written must not have changed.
          setImmediate(() => {
            received.push(Buffer.from(chunk))
            done()
          })
        },
      })
      await store.send(digest, { first, last }, () => destination)
      return Buffer.concat(received)
    }

    it.each([0, 1, 65_536, 3_000_000])('gives back a blob of %i bytes', async (size) => {
      const bytes = randomBytes(size)
      const digest = await storeBlob(bytes)
      expect(await store.size(digest)).toBe(size)
      expect((await readAll(digest)).equals(bytes)).toBe(true)
    })

    it('sends a range, ends included', async () => {
      const digest = await storeBlob(Buffer.from('0123456789'))
      expect((await sendAll(digest, 2, 5)).toString()).toBe('2345')
      expect((await sendAll(digest, 9, 9)).toString()).toBe('9')
      const bytes = randomBytes(3_000_000)
      const large = await storeBlob(bytes)
      expect((await sendAll(large, 0, 2_999_999)).equals(bytes)).toBe(true)
      expect((await sendAll(large, 1_000_000, 2_500_000)).equals(bytes.subarray(1_000_000, 2_500_001))).toBe(true)
    })

    it('sends to many at once, each its own', async () => {
      const blobs = await Promise.all(
        Array.from({ length: 100 }, async () => {
          const bytes = randomBytes(1_200_000)
          return { bytes, digest: await storeBlob(bytes) }
        }),
      )
      const sent = await Promise.all(blobs.map(async ({ bytes, digest }) => (await sendAll(digest, 0, bytes.length - 1)).equals(bytes)))
      expect(sent.every(Boolean)).toBe(true)
    })

    it('stops when the destination closes, also while it waits', async () => {
      const digest = await storeBlob(randomBytes(3_000_000))
      for (const closeFirst of [true, false]) {
        const destination = new Writable({ write() {} })
        const sending = store.send(digest, { first: 0, last: 2_999_999 }, () => destination)
        if (closeFirst) destination.destroy()
        else setTimeout(() => destination.destroy(), 50)
        await expect(sending).rejects.toThrow()
      }
    })

    it('asks for no destination when there is no blob', async () => {
      const begin = () => {
        throw new Error('asked for')
      }
      await expect(store.send(unknownDigest, { first: 0, last: 0 }, begin)).rejects.toEqual(kind('blob-not-found'))
    })

    it('knows nothing of a blob that was not stored', async () => {
      expect(await store.size(unknownDigest)).toBeUndefined()
      await expect(store.read(unknownDigest)).rejects.toEqual(kind('blob-not-found'))
    })

    it('joins parts that several processes received', async () => {
      const id = await begin()
      expect(await store.append(id, 0, Readable.from([Buffer.from('one '), Buffer.from('two ')]))).toBe(8)
      const other = await open()
      expect(await other.uploadSize(id)).toBe(8)
      expect(await other.append(id, 8, Readable.from([Buffer.from('three ')]))).toBe(14)
      expect(await store.append(id, 14, Readable.from([Buffer.from('four')]))).toBe(18)
      const digest = digestOf('one two three four')
      expect(await other.commit(id, digest)).toEqual({ sizeBytes: 18 })
      expect((await readAll(digest)).toString()).toBe('one two three four')
    })

    it('refuses a part that does not begin where the last one ended, and keeps what it has', async () => {
      const id = await begin()
      await store.append(id, 0, Readable.from([Buffer.from('0123')]))
      for (const offset of [0, 3, 5]) {
        const refused = store.append(id, offset, Readable.from([Buffer.from('x')]))
        await expect(refused).rejects.toMatchObject({ kind: 'upload-range-invalid', detail: { sizeBytes: 4 } })
      }
      await store.commit(id, digestOf('0123'))
    })

    it('lets one of two requests at once append, whichever process they reach', async () => {
      const other = await open()
      for (const second of [store, other]) {
        const id = await begin()
        const outcomes = await Promise.allSettled([
          store.append(id, 0, Readable.from(slowly('aaaa'))),
          second.append(id, 0, Readable.from(slowly('bbbb'))),
        ])
        const won = outcomes.findIndex((outcome) => outcome.status === 'fulfilled')
        expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
        expect(outcomes[1 - won]).toMatchObject({ reason: { kind: 'upload-range-invalid' } })
        await store.commit(id, digestOf(won === 0 ? 'aaaa' : 'bbbb'))
      }
    })

    it('keeps what had arrived when the client breaks off, and goes on from there', async () => {
      const id = await begin()
      const breaking = Readable.from(breakingOff('first half '))
      await expect(store.append(id, 0, breaking)).rejects.toThrow('the client went away')
      const arrived = await store.uploadSize(id)
      expect(arrived).toBe(11)
      await store.append(id, arrived, Readable.from([Buffer.from('second half')]))
      await store.commit(id, digestOf('first half second half'))
    })

    it('leaves the source open when it refuses more than a layer may have, so that it can be answered', async () => {
      const id = await begin()
      const source = new Readable({ read() {} })
      // A chunk that says it is longer than it is: nobody has 10 GiB to spare for a test.
      const huge = Buffer.from('x')
      Object.defineProperty(huge, 'length', { value: limits.layerBytesMax + 1 })
      source.push(huge)
      await expect(store.append(id, 0, source)).rejects.toEqual(kind('limit-exceeded'))
      expect(source.destroyed).toBe(false)
      expect(await store.uploadSize(id)).toBe(0)
    })

    it('discards an upload whose bytes have another digest', async () => {
      const id = await begin()
      await store.append(id, 0, Readable.from([Buffer.from('these bytes')]))
      await expect(store.commit(id, unknownDigest)).rejects.toEqual(kind('digest-mismatch'))
      expect(await store.size(unknownDigest)).toBeUndefined()
      expect(await store.size(digestOf('these bytes'))).toBeUndefined()
      await expect(store.uploadSize(id)).rejects.toEqual(kind('upload-not-found'))
    })

    it('has no upload any more once it is a blob or aborted', async () => {
      const committed = await begin()
      await store.commit(committed, digestOf(''))
      const aborted = await begin()
      await store.abort(aborted)
      for (const id of [committed, aborted, randomUUID()]) {
        await expect(store.uploadSize(id)).rejects.toEqual(kind('upload-not-found'))
        await expect(store.append(id, 0, Readable.from([Buffer.from('x')]))).rejects.toEqual(kind('upload-not-found'))
        await expect(store.commit(id, digestOf(''))).rejects.toEqual(kind('upload-not-found'))
        await store.abort(id)
      }
    })

    it('stores the same blob twice at once, and again', async () => {
      const bytes = randomBytes(100_000)
      const digests = await Promise.all([storeBlob(bytes), storeBlob(bytes)])
      expect(new Set([...digests, await storeBlob(bytes)]).size).toBe(1)
      expect((await readAll(digestOf(bytes))).equals(bytes)).toBe(true)
    })

    it('goes on reading a blob that is stored again meanwhile', async () => {
      const bytes = randomBytes(4_000_000)
      const digest = await storeBlob(bytes)
      const reader = (await store.read(digest))[Symbol.asyncIterator]()
      const hash = createHash('sha256').update((await reader.next()).value)
      await storeBlob(bytes)
      for (let next = await reader.next(); !next.done; next = await reader.next()) hash.update(next.value)
      expect(`sha256:${hash.digest('hex')}`).toBe(digest)
    })

    describeCollectorsView({ open, current: () => store, begin, storeBlob })

    it('says when it can be used', async () => {
      await expect(store.check()).resolves.toBeUndefined()
    })
  })
}

async function* slowly(text: string) {
  for (const letter of text) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    yield Buffer.from(letter)
  }
}

async function* breakingOff(text: string) {
  yield Buffer.from(text)
  throw new Error('the client went away')
}
