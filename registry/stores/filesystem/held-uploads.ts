import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { LRUCache } from 'lru-cache'

const uploadsMax = 256
// The next request of a push follows at once; a person who comes back later finds the file by its name.
const idleMs = 30_000

/** An upload's open file, and what this process knows of its bytes. */
export interface HeldUpload {
  readonly handle: FileHandle
  /** The hash of exactly the first `size` bytes. */
  readonly known?: { readonly size: number; readonly hash: Hash }
}

/**
 * Open files of uploads between two requests of a push, with the hashes of what this process has seen arrive. Only a
 * shortcut, since the next request may reach another process: the file stays the same one under every name it is given,
 * and may have grown meanwhile.
 */
export function createHeldUploads() {
  const held = new LRUCache<string, HeldUpload>({
    max: uploadsMax,
    ttl: idleMs,
    ttlAutopurge: true,
    dispose: ({ handle }, _uploadId, reason) => {
      // Who takes it closes it. What it held is in the file: an error of closing tells nothing new.
      if (reason !== 'delete') handle.close().catch(() => {})
    },
  })
  const take = (uploadId: string): HeldUpload | undefined => {
    const upload = held.get(uploadId)
    held.delete(uploadId)
    return upload
  }
  return {
    /** What is held of it; the caller owns the handle then. */
    take,
    put(uploadId: string, handle: FileHandle, size: number, hash: Hash | undefined): void {
      held.set(uploadId, hash ? { handle, known: { size, hash } } : { handle })
    },
    async forget(uploadId: string): Promise<void> {
      await take(uploadId)?.handle.close()
    },
  }
}

/** The hash of exactly the first `size` bytes, if it is known. */
export function hashOf({ known }: HeldUpload, size: number): Hash | undefined {
  if (known?.size === size) return known.hash
  return size === 0 ? createHash('sha256') : undefined
}
