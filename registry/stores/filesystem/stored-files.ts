import type { Dirent } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type Digest, isDigest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { BlobStore } from '#registry/stores/blobs.ts'
import { hasCode } from './error-codes.ts'
import type { Layout } from './layout.ts'
import { type UploadFiles, uploadIdOf } from './upload-files.ts'

const namesPerPortion = 500

type CollectorMethods = 'isStored' | 'inspect' | 'remove' | 'list' | 'inspectUpload' | 'abandonUpload' | 'listUploads'

/** What the collector sees of a blob store's files. */
export function createStoredFiles(layout: Layout, uploads: UploadFiles): Pick<BlobStore, CollectorMethods> {
  return {
    async isStored(digest) {
      const now = new Date()
      try {
        // Every push asks, so in one call: a change of its date is what no network in between answers from memory.
        await fs.utimes(layout.blob(digest), now, now)
        return true
      } catch (error) {
        if (hasCode(error, 'ENOENT') || hasCode(error, 'ESTALE')) return false
        throw error
      }
    },

    async inspect(digest) {
      const handle = await openIfThere(layout.blob(digest))
      if (!handle) return undefined
      try {
        const { size, mtimeMs, ctimeMs } = await handle.stat()
        // A file becomes a blob by a rename, which changes the second time only. Its content may have arrived long before.
        return { sizeBytes: size, at: new Date(Math.max(mtimeMs, ctimeMs)) }
      } finally {
        await handle.close()
      }
    },

    remove: (digest) => fs.rm(layout.blob(digest), { force: true }),

    async *list() {
      for (const folder of await fs.readdir(layout.blobs)) yield* namesIn(path.join(layout.blobs, folder), digestOfName)
    },

    async inspectUpload(uploadId) {
      try {
        const { size, changedMs } = await uploads.locate(uploadId)
        return { sizeBytes: size, at: new Date(changedMs) }
      } catch (error) {
        if (error instanceof ServiceError) return undefined
        throw error
      }
    },

    async abandonUpload(uploadId, before) {
      try {
        await uploads.claim(uploadId, { ends: true }, async (file) => {
          // Looked at once nobody else can write to it.
          if ((await fs.stat(file)).mtime >= before) throw stillGoing(uploadId)
          await fs.unlink(file)
        })
        return true
      } catch (error) {
        if (error instanceof ServiceError) return false
        throw error
      }
    },

    listUploads: () => namesIn(layout.uploads, ({ name }) => uploadIdOf(name)),
  }
}

// Opened, not just looked at: where a network is in between, only that asks the storage itself.
async function openIfThere(file: string): Promise<fs.FileHandle | undefined> {
  try {
    return await fs.open(file)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function* namesIn<Name>(folder: string, read: (entry: Dirent) => Name | undefined): AsyncIterable<readonly Name[]> {
  let portion: Name[] = []
  for await (const entry of await fs.opendir(folder)) {
    const name = read(entry)
    if (name === undefined) continue
    portion.push(name)
    if (portion.length < namesPerPortion) continue
    yield portion
    portion = []
  }
  if (portion.length > 0) yield portion
}

function digestOfName({ name }: Dirent): Digest | undefined {
  const digest = `sha256:${name}`
  return isDigest(digest) ? digest : undefined
}

function stillGoing(uploadId: string): ServiceError {
  return new ServiceError('upload-range-invalid', `The upload ${uploadId} goes on.`)
}
