import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ServiceError } from '#registry/domain/service-error.ts'
import { type DirectFile, type DirectIo, directBytes } from './direct-io.ts'

// What is gathered before it is written, while as much again may be on its way to the disk.
const batchBytes = 1 << 20
// The disk is set to work while the rest arrives, so that a commit finds little left to sync. Smaller blobs are synced once.
const syncBytes = 8 << 20
// What lies beyond is written past the system's cache. Smaller blobs stay there for the pulls that follow.
const directFrom = 8 << 20

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
  const { source, offset, hash, bytesMax } = reception
  const writer = createBatchWriter(reception)
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
  } finally {
    await writer.close()
  }
}

/** What is gathered for one write. */
interface Batch {
  readonly length: number
  /** How many more bytes it takes. */
  readonly room: number
  add(bytes: Buffer): void
  write(position: number): Promise<void>
}

function createBatchWriter({ file, handle, directIo, offset }: Reception) {
  let position = offset
  let pending: Promise<void> = Promise.resolve()
  let direct: DirectFile | undefined
  let directBatches = 0
  // Ends where a batch past the cache may begin.
  let batch = cachedBatch(handle, batchBytes - (offset % batchBytes))
  let unsynced = 0
  let syncing: Promise<void> | undefined

  const nextBatch = async (): Promise<Batch> => {
    if (position >= directFrom && position % directBytes === 0) direct ??= await directIo.open(file)
    return direct ? directBatch(direct, direct.buffers[directBatches++ % 2 ? 1 : 0], handle) : cachedBatch(handle, batchBytes)
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
    if (!direct) unsynced += batch.length
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
    },
    /** Answers when everything is written. */
    async end(): Promise<void> {
      await flush()
      await pending
      await syncing
    },
    /** To be called once, after the end. */
    async close(): Promise<void> {
      await pending.catch(() => {})
      await direct?.close()
    },
  }
}

function cachedBatch(handle: FileHandle, bytesMax: number): Batch {
  const chunks: Buffer[] = []
  let length = 0
  return {
    get length() {
      return length
    },
    get room() {
      return bytesMax - length
    },
    add(bytes) {
      chunks.push(bytes)
      length += bytes.length
    },
    write: (position) => writeWhole(handle, chunks, length, position),
  }
}

function directBatch(direct: DirectFile, buffer: Buffer, handle: FileHandle): Batch {
  let length = 0
  return {
    get length() {
      return length
    },
    get room() {
      return buffer.length - length
    },
    add(bytes) {
      bytes.copy(buffer, length)
      length += bytes.length
    },
    async write(position) {
      const written = await direct.write(buffer.subarray(0, length), position)
      if (written < length) await writeWhole(handle, [buffer.subarray(written, length)], length - written, position + written)
    },
  }
}

async function writeWhole(handle: FileHandle, chunks: Buffer[], length: number, position: number): Promise<void> {
  const { bytesWritten } = await handle.writev(chunks, position)
  // A full disk or a quota cuts a write short before it fails the next one.
  if (bytesWritten < length) await handle.write(Buffer.concat(chunks).subarray(bytesWritten), 0, null, position + bytesWritten)
}
