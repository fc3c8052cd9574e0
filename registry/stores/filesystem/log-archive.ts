import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { ServiceError } from '#registry/domain/service-error.ts'
import { isBucketName } from '#registry/domain/trail-names.ts'
import type { LogArchive } from '#registry/stores/log-archive.ts'
import { hasCode } from './error-codes.ts'
import { syncFolder } from './layout.ts'

const keyPartPattern = /^[A-Za-z0-9!_.'()-]+$/
// Its writer is dead by then.
const abandonedMs = 60 * 60 * 1000

/**
 * Buckets as folders.
 *
 * ```
 * <folder>/
 *   .incoming/<random>         a file that is being written
 *   <bucket>/<key>             one that is whole and durable
 * ```
 */
export function createFilesystemLogArchive(folder: string): LogArchive {
  const incoming = path.join(folder, '.incoming')
  return {
    async prepare(bucket) {
      const target = bucketFolder(folder, bucket)
      await usable(bucket, async () => {
        await makeFolders(incoming, folder)
        await makeFolders(target, folder)
        await removeAbandoned(incoming)
      })
    },
    async put(bucket, key, content) {
      const target = path.join(bucketFolder(folder, bucket), ...keyParts(key))
      const temporary = path.join(incoming, randomUUID())
      await usable(bucket, async () => {
        await makeFolders(incoming, folder)
        await makeFolders(path.dirname(target), folder)
      })
      try {
        await writeWhole(temporary, content)
        await fs.rename(temporary, target)
        await syncFolder(path.dirname(target))
      } catch (error) {
        await fs.rm(temporary, { force: true })
        throw error
      }
    },
  }
}

// Names were checked when the trail was made; what is a path is checked where it becomes one.
function bucketFolder(folder: string, bucket: string): string {
  if (!isBucketName(bucket)) throw new ServiceError('invalid-bucket-name', `Bucket name ${bucket.slice(0, 100)} is not valid.`)
  return path.join(folder, bucket)
}

function keyParts(key: string): readonly string[] {
  const parts = key.split('/')
  if (parts.every((part) => keyPartPattern.test(part) && !/^\.+$/.test(part))) return parts
  throw new ServiceError('invalid-bucket-prefix', `The key ${key.slice(0, 100)} is not valid.`)
}

async function usable(bucket: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    throw new ServiceError('bucket-not-usable', `The bucket ${bucket} cannot be written to.`, { cause })
  }
}

/** Makes `folder` and those above it down from `top`, durably. */
async function makeFolders(folder: string, top: string): Promise<void> {
  const first = await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const last = path.dirname(path.dirname(top))
  for (let made = folder; made !== last && made.length > 1; made = path.dirname(made)) await syncFolder(path.dirname(made))
}

async function writeWhole(file: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await fs.open(file, 'wx', 0o600)
  try {
    for await (const chunk of content) await handle.writeFile(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await fs.readdir(incoming)) {
    const file = path.join(incoming, name)
    try {
      if (Date.now() - (await fs.stat(file)).mtimeMs > abandonedMs) await fs.rm(file, { force: true })
    } catch (error) {
      // Another process was quicker.
      if (!hasCode(error, 'ENOENT')) throw error
    }
  }
}
