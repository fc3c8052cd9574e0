import type { FileHandle } from 'node:fs/promises'
import { type DirectFile, directBytes } from './direct-io.ts'

/** What is gathered for one write. */
export interface Batch {
  readonly length: number
  /** How many more bytes it takes. */
  readonly room: number
  /** Whether the system's cache holds it once it is written, so that it must still be synced. */
  readonly cached: boolean
  add(bytes: Buffer): void
  /** Writes all of it at this place in the file. */
  write(position: number): Promise<void>
}

/** Goes through the system's cache; holds on to what it is given. */
export function cachedBatch(handle: FileHandle, bytesMax: number): Batch {
  const chunks: Buffer[] = []
  return createBatch({
    bytesMax,
    cached: true,
    keep: (bytes) => chunks.push(bytes),
    async write(length, position) {
      const { bytesWritten } = await handle.writev(chunks, position)
      if (bytesWritten < length) await writeWhole(handle, Buffer.concat(chunks).subarray(bytesWritten), position + bytesWritten)
    },
  })
}

/** Goes past the cache, from a buffer of the direct file; what that does not take goes through it. */
export function directBatch(direct: DirectFile, buffer: Buffer, handle: FileHandle): Batch {
  return createBatch({
    bytesMax: directBytes,
    cached: false,
    keep: (bytes, at) => bytes.copy(buffer, at),
    async write(length, position) {
      const written = await direct.write(buffer.subarray(0, length), position)
      if (written < length) await writeWhole(handle, buffer.subarray(written, length), position + written)
    },
  })
}

interface BatchKind {
  readonly bytesMax: number
  readonly cached: boolean
  keep(bytes: Buffer, at: number): unknown
  write(length: number, position: number): Promise<void>
}

function createBatch({ bytesMax, cached, keep, write }: BatchKind): Batch {
  let length = 0
  return {
    cached,
    get length() {
      return length
    },
    get room() {
      return bytesMax - length
    },
    add(bytes) {
      keep(bytes, length)
      length += bytes.length
    },
    write: (position) => write(length, position),
  }
}

// A full disk or a quota cuts a write short before it fails the next one.
async function writeWhole(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    if (bytesWritten === 0) throw new Error(`the disk took ${written} of ${bytes.length} bytes`)
    written += bytesWritten
  }
}
