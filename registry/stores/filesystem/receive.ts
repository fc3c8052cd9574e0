import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ServiceError } from '#registry/domain/service-error.ts'
import { type Batch, cachedBatch, directBatch } from './batches.ts'
import { type DirectFile, type DirectIo, directBytes } from './direct-io.ts'

// What is gathered before it is written, while as much again may be on its way to the disk.
const batchBytes = 1 << 20
// The disk is set to work while the rest arrives, so that a commit finds little left to sync. Smaller blobs are synced once.
const syncBytes = 8 << 20
// What lies beyond is written past the system's cache. Smaller blobs stay there for the pulls that follow.
const directFrom = 8 << 20

// How often the file shows that somebody is at it, also while a slow client does not fill a batch.
const touchMs = 60_000

export interface Reception {
  readonly source: Readable
  readonly file: string
  /** Of the file, open for writing. */
  readonly handle: FileHandle
  readonly directIo: DirectIo
  readonly offset: number
  /** Fed with what arrives. */
  readonly hash: Hash | undefined
  readonly bytesMax: number
}

export interface Received {
  /** Of the file, now. */
  readonly size: number
  /** False when the disk failed: then nothing is known of what the file holds. Else the hash has seen exactly that. */
  readonly kept: boolean
  /** Why it ended early; what had arrived by then is in the file. */
  readonly failure?: unknown
}

/**
 * Writes what arrives to the file: hashing and receiving go on while the batch before is being written, and what
 * was written is being synced. Holds two batches at most. Does not throw for a source that breaks off, see {@link Received.failure}.
 */
export async function receive(reception: Reception): Promise<Received> {
  const writer = createBatchWriter(reception)
  const received = await writeArriving(reception, writer)
  try {
    await writer.close()
    return received
  } catch (failure) {
    // Some file systems tell only then that they could not keep a part.
    return { ...received, kept: false, failure }
  }
}

type BatchWriter = ReturnType<typeof createBatchWriter>

async function writeArriving({ source, offset, hash, bytesMax }: Reception, writer: BatchWriter): Promise<Received> {
  let received = offset
  try {
    // The door still has to answer on the connection that the source comes from, so that must outlive an error here.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (received + chunk.length > bytesMax) throw new ServiceError('limit-exceeded', `A layer may have ${bytesMax} bytes at most.`)
      hash?.update(chunk)
      received += chunk.length
      await writer.write(chunk)
    }
    await writer.end()
    return { size: received, kept: true }
  } catch (failure) {
    const kept = await writer.end().then(
      () => true,
      () => false,
    )
    return { size: received, kept, failure }
  }
}

function createBatchWriter({ file, handle, directIo, offset }: Reception) {
  let position = offset
  let pending: Promise<void> = Promise.resolve()
  let writtenMs = Date.now()
  let direct: DirectFile | undefined
  let directBatches = 0
  // Ends where a batch past the cache may begin.
  let batch = cachedBatch(handle, batchBytes - (offset % batchBytes))
  let unsynced = 0
  let syncing: Promise<void> | undefined

  const nextBatch = async (): Promise<Batch> => {
    if (position >= directFrom && position % directBytes === 0) direct ??= await directIo.open(file)
    return direct?.usable ? directBatch(direct, direct.buffers[directBatches++ % 2 ? 1 : 0], handle) : cachedBatch(handle, batchBytes)
  }
  // Its error must end the upload: the system tells it once, and the sync of the commit would not hear of it again.
  const startSync = () => {
    unsynced = 0
    const sync = handle.datasync().then(() => {
      syncing = undefined
    })
    sync.catch(() => {})
    syncing = sync
  }
  const flush = async () => {
    await pending
    if (unsynced >= syncBytes && !syncing) startSync()
    if (batch.length === 0) return
    pending = batch.write(position)
    // Heard at the next await of `pending`; an error in between must not count as unhandled.
    pending.catch(() => {})
    position += batch.length
    if (batch.cached) unsynced += batch.length
    writtenMs = Date.now()
    batch = await nextBatch()
  }
  return {
    async write(chunk: Buffer): Promise<void> {
      for (let rest = chunk; rest.length > 0; ) {
        const part = rest.subarray(0, batch.room)
        batch.add(part)
        rest = rest.subarray(part.length)
        if (batch.room === 0) await flush()
      }
      const now = Date.now()
      if (now - writtenMs < touchMs) return
      writtenMs = now
      await handle.utimes(new Date(now), new Date(now))
    },
    /** Answers when everything is written. */
    async end(): Promise<void> {
      await flush()
      await pending
      await syncing
    },
    /** To be called once, after the end. @throws Error when the disk failed. */
    async close(): Promise<void> {
      await pending.catch(() => {})
      await direct?.close()
    },
  }
}
