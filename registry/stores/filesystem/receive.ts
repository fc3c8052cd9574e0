import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ServiceError } from '#registry/domain/service-error.ts'

// What is gathered before it is written, while as much again may be on its way to the disk.
const batchBytes = 1 << 20
// The disk is set to work while the rest arrives, so that a commit finds little left to sync. Smaller blobs are synced once.
const syncBytes = 8 << 20

export interface Reception {
  readonly source: Readable
  readonly handle: FileHandle
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
export async function receive({ source, handle, offset, hash, bytesMax }: Reception): Promise<Received> {
  const writer = createBatchWriter(handle, offset)
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

function createBatchWriter(handle: FileHandle, offset: number) {
  let position = offset
  let batch: Buffer[] = []
  let batched = 0
  let pending: Promise<void> = Promise.resolve()
  let unsynced = 0
  let syncing: Promise<void> | undefined

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
    if (batched === 0) return
    pending = writeWhole(handle, batch, batched, position)
    // Heard at the next await of `pending`; an error in between must not count as unhandled.
    pending.catch(() => {})
    position += batched
    unsynced += batched
    batch = []
    batched = 0
  }
  return {
    async write(chunk: Buffer): Promise<void> {
      batch.push(chunk)
      batched += chunk.length
      if (batched >= batchBytes) await flush()
    },
    /** Answers when everything is written. */
    async end(): Promise<void> {
      await flush()
      await pending
      await syncing
    },
  }
}

async function writeWhole(handle: FileHandle, chunks: Buffer[], length: number, position: number): Promise<void> {
  const { bytesWritten } = await handle.writev(chunks, position)
  // A full disk or a quota cuts a write short before it fails the next one.
  if (bytesWritten < length) await handle.write(Buffer.concat(chunks).subarray(bytesWritten), 0, null, position + bytesWritten)
}
