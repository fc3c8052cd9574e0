import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import { hasCode } from './error-codes.ts'

/** Of one write past the cache; its place in the file is a multiple of it. Measured: larger ones are no faster. */
export const directBytes = 2 << 20
// Two for each upload: one is filled while the other is being written. Uploads beyond these go through the cache.
const buffersMax = 32
// How systems say that a file cannot be written so.
const refusals = ['EINVAL', 'EOPNOTSUPP', 'ENOTSUP', 'ENOSYS']

/** A file that is written past the system's cache. */
export interface DirectFile {
  /** Two of {@link directBytes}, to be written from by turns. */
  readonly buffers: readonly [Buffer, Buffer]
  /** False once the file system would not have it so. */
  readonly usable: boolean
  /** Answers how many of the bytes were written: none if they do not fill a buffer, or the file is not usable so. */
  write(bytes: Buffer, position: number): Promise<number>
  /** Frees the buffers: nothing may be on its way from them any more. @throws Error when the disk failed. */
  close(): Promise<void>
}

export type DirectIo = ReturnType<typeof createDirectIo>

/**
 * Opens files to be written past the system's cache: to copy a large blob into new pages of it costs more than all else that the
 * blob needs. Not every system and file system can do that, and only so many files at a time.
 */
export function createDirectIo() {
  let idle: Buffer[] | undefined
  let refused = constants.O_DIRECT === undefined
  const isRefusal = (error: unknown) => refusals.some((code) => hasCode(error, code))
  return {
    /** A second handle of a file that exists; nothing when it has to go through the cache. Does not throw. */
    async open(file: string): Promise<DirectFile | undefined> {
      if (refused) return undefined
      idle ??= createAlignedBuffers()
      const buffers = idle
      if (buffers.length < 2) return undefined
      const [first, second] = buffers.splice(-2) as [Buffer, Buffer]
      const handle = await fs.open(file, constants.O_WRONLY | constants.O_DIRECT).catch((error: unknown) => {
        refused ||= isRefusal(error)
      })
      if (!handle) {
        buffers.push(first, second)
        return undefined
      }
      return {
        buffers: [first, second],
        get usable() {
          return !refused
        },
        async write(bytes, position) {
          if (refused || bytes.length < directBytes) return 0
          try {
            return (await handle.write(bytes, 0, bytes.length, position)).bytesWritten
          } catch (error) {
            if (!isRefusal(error)) throw error
            refused = true
            return 0
          }
        },
        async close() {
          buffers.push(first, second)
          await handle.close()
        },
      }
    },
  }
}

// The disk reads them itself, so they must begin where a page of memory does. Node's own do not; WebAssembly's memory does, and takes
// room only where something was written to it.
function createAlignedBuffers(): Buffer[] {
  const pageBytes = 64 << 10
  const pages = (buffersMax * directBytes) / pageBytes
  try {
    const { buffer } = new WebAssembly.Memory({ initial: pages, maximum: pages })
    return Array.from({ length: buffersMax }, (_, index) => Buffer.from(buffer, index * directBytes, directBytes))
  } catch {
    // Where a process may address little memory, there is no room for it.
    return []
  }
}
