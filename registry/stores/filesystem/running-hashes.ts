import { createHash, type Hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

const hashesMax = 1000
const idleMs = 60 * 60 * 1000

/**
 * Hashes of uploads, as far as this process has seen them arrive: only a shortcut, since another process may have
 * received some of the parts, and then the file is read instead.
 */
export function createRunningHashes() {
  const hashes = new LRUCache<string, { readonly size: number; readonly hash: Hash }>({ max: hashesMax, ttl: idleMs })
  return {
    /** The hash of exactly the first `size` bytes, if it is known. The caller owns it then. */
    take(uploadId: string, size: number): Hash | undefined {
      const known = hashes.get(uploadId)
      hashes.delete(uploadId)
      if (known?.size === size) return known.hash
      return size === 0 ? createHash('sha256') : undefined
    },
    put(uploadId: string, size: number, hash: Hash): void {
      hashes.set(uploadId, { size, hash })
    },
    forget(uploadId: string): void {
      hashes.delete(uploadId)
    },
  }
}
