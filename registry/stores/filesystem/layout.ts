import { fsync, open } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Digest, hexOf } from '#registry/domain/digest.ts'

/**
 * Where things are.
 *
 * ```
 * <folder>/
 *   sha256/
 *     4f/
 *       4f53cda1…              a blob: whole, durable, never changed; named by its own hash
 *   uploads/
 *     <upload id>              an upload that waits for its next part
 *     <upload id>@<owner>      one that a process is writing to or finishing, see upload-files.ts
 * ```
 *
 * Both parts are on one file system, so that an upload becomes a blob by a rename.
 */
export interface Layout {
  readonly blobs: string
  readonly uploads: string
  blob(digest: Digest): string
  /** Makes what was renamed into a blob's folder durable. */
  syncBlobFolder(digest: Digest): Promise<void>
}

const openDescriptor = promisify(open)
const syncDescriptor = promisify(fsync)

export function createLayout(folder: string): Layout {
  const blobs = path.join(folder, 'sha256')
  const blobFolder = (digest: Digest) => path.join(blobs, hexOf(digest).slice(0, 2))
  return {
    blobs,
    uploads: path.join(folder, 'uploads'),
    blob: (digest) => path.join(blobFolder(digest), hexOf(digest)),
    syncBlobFolder: createFolderSync(blobFolder),
  }
}

// The 256 folders stay as long as the process: each is opened once.
function createFolderSync(blobFolder: (digest: Digest) => string): (digest: Digest) => Promise<void> {
  const descriptors = new Map<string, Promise<number>>()
  return async (digest) => {
    const folder = blobFolder(digest)
    const descriptor = descriptors.get(folder) ?? openDescriptor(folder, 'r')
    descriptors.set(folder, descriptor)
    descriptor.catch(() => descriptors.delete(folder))
    await syncDescriptor(await descriptor)
  }
}

/** Makes every folder a blob may need, durably, so that storing one never has to. */
export async function prepareLayout(layout: Layout): Promise<void> {
  await fs.mkdir(layout.uploads, { recursive: true, mode: 0o700 })
  await fs.mkdir(layout.blobs, { recursive: true, mode: 0o700 })
  const made = new Set(await fs.readdir(layout.blobs))
  const missing = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).filter((name) => !made.has(name))
  if (missing.length === 0) return
  await Promise.all(missing.map((name) => fs.mkdir(path.join(layout.blobs, name), { recursive: true, mode: 0o700 })))
  for (const folder of [layout.blobs, path.dirname(layout.blobs), path.dirname(path.dirname(layout.blobs))]) await syncFolder(folder)
}

/** Makes renames in the folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
