import { randomUUID } from 'node:crypto'
import fs, { type FileHandle } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { ServiceError } from '#registry/domain/service-error.ts'
import { hasCode } from './error-codes.ts'
import type { Layout } from './layout.ts'

// An append that writes nothing for so long has lost its host, most likely: a process lets go of a silent client sooner.
const abandonedMs = 5 * 60 * 1000
// Who this process is, for the others that use the same folder.
const owner = { host: os.hostname().replaceAll(/[^A-Za-z0-9-]/g, '-'), pid: process.pid, life: randomUUID().slice(0, 8) }
const idPattern = /^[0-9a-f-]{36}$/

export type UploadFiles = ReturnType<typeof createUploadFiles>

/** Which upload a file of this name is of. */
export function uploadIdOf(fileName: string): string | undefined {
  const [id = ''] = fileName.split('@')
  return idPattern.test(id) ? id : undefined
}

/**
 * The files of uploads. Whoever works on one claims it by renaming it to a name that says who that is; of two, one
 * succeeds. A claim whose process has died is taken over, again by a rename, so that no crash locks an upload. If it is
 * not sure that it has died, the upload goes on in a copy: what wakes up late writes to a file that has no name any more.
 */
export function createUploadFiles(layout: Layout) {
  const fileOf = (uploadId: string) => {
    if (!idPattern.test(uploadId)) throw unknownUpload(uploadId)
    return path.join(layout.uploads, uploadId)
  }

  /** Where the upload is now, claimed or not. */
  const locate = async (uploadId: string): Promise<{ file: string; size: number; changedMs: number }> => {
    const waiting = fileOf(uploadId)
    // It may be renamed between the listing and the look at it; it is not renamed for ever.
    for (let attempt = 0; attempt < 5; attempt++) {
      const names = attempt === 0 ? [uploadId] : (await fs.readdir(layout.uploads)).filter((name) => name.startsWith(`${uploadId}@`))
      for (const file of [...names.map((name) => path.join(layout.uploads, name)), waiting]) {
        try {
          const { size, mtimeMs } = await fs.stat(file)
          return { file, size, changedMs: mtimeMs }
        } catch (error) {
          if (!hasCode(error, 'ENOENT')) throw error
        }
      }
    }
    throw unknownUpload(uploadId)
  }

  const claimantOf = (file: string, changedMs: number): 'alive' | 'dead' | 'silent' => {
    const [host, pid, life] = path.basename(file).split('@')[1]?.split('.') ?? []
    if (host === owner.host) {
      if (life === owner.life) return 'alive'
      // A container's first process has the same number in each of its lives.
      if (Number(pid) === owner.pid || !isAlive(Number(pid))) return 'dead'
    }
    return Date.now() - changedMs > abandonedMs ? 'silent' : 'alive'
  }

  // Under a name as of an upload that nobody knows, so that the collector finds it if this process dies meanwhile.
  const replaceByCopy = async (file: string, before: string): Promise<void> => {
    const copy = path.join(layout.uploads, randomUUID())
    try {
      await fs.copyFile(file, copy, fs.constants.COPYFILE_FICLONE)
      await fs.rename(copy, file)
    } catch (error) {
      await Promise.all([renamed(file, before), fs.rm(copy, { force: true })])
      throw error
    }
  }

  const take = async (uploadId: string): Promise<string> => {
    const waiting = fileOf(uploadId)
    const mine = `${waiting}@${owner.host}.${owner.pid}.${owner.life}`
    if (await renamed(waiting, mine)) return mine
    const { file, size, changedMs } = await locate(uploadId)
    const claimant = file === waiting ? 'dead' : claimantOf(file, changedMs)
    if (claimant === 'alive' || !(await renamed(file, mine))) throw contested(uploadId, size)
    if (claimant === 'silent') await replaceByCopy(mine, file)
    return mine
  }

  return {
    /** Answers its file, open and empty, which the caller owns. */
    create: (uploadId: string): Promise<FileHandle> => fs.open(fileOf(uploadId), 'wx+', 0o600),

    /** @throws ServiceError `upload-not-found`. */
    locate,

    /**
     * Does `work` on the file while nobody else can. It may remove or rename the file; then it `ends` the upload.
     * @throws ServiceError `upload-not-found`, `upload-range-invalid` when somebody else is at it.
     */
    async claim<T>(uploadId: string, { ends }: { ends: boolean }, work: (file: string) => Promise<T>): Promise<T> {
      const file = await take(uploadId)
      let result: T
      try {
        result = await work(file)
      } catch (error) {
        await renamed(file, fileOf(uploadId))
        throw error
      }
      if (!ends && !(await renamed(file, fileOf(uploadId)))) throw contested(uploadId)
      return result
    },

    async remove(uploadId: string): Promise<void> {
      try {
        await fs.rm((await locate(uploadId)).file, { force: true })
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
      }
    },
  }
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await fs.rename(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It exists, but belongs to somebody else.
    return hasCode(error, 'EPERM')
  }
}

function contested(uploadId: string, sizeBytes?: number): ServiceError {
  const detail = sizeBytes === undefined ? {} : { sizeBytes }
  return new ServiceError('upload-range-invalid', `Another request is writing to the upload ${uploadId}.`, { detail })
}

function unknownUpload(uploadId: string): ServiceError {
  return new ServiceError('upload-not-found', `There is no upload ${uploadId.slice(0, 100)}.`)
}
