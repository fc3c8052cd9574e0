import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { digestOf, hexOf } from '#registry/domain/digest.ts'
import { describeBlobStore } from '#registry/stores/testing/blob-store-suite.ts'
import { createFilesystemBlobStore } from './blob-store.ts'

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'galleon-blobs-'))
const startOver = () => fs.rm(folder, { recursive: true, force: true })
afterAll(startOver)

describeBlobStore('The file system', { open: () => createFilesystemBlobStore(folder), startOver })

describe('The file system', () => {
  const begin = async (text: string) => {
    await startOver()
    const store = await createFilesystemBlobStore(folder)
    const id = randomUUID()
    await store.createUpload(id)
    await store.append(id, 0, Readable.from([Buffer.from(text)]))
    return { store, id, file: path.join(folder, 'uploads', id) }
  }

  it('keeps a blob in one file named by its hash, and nothing else of its upload', async () => {
    const { store, id } = await begin('hello')
    await store.commit(id, digestOf('hello'))
    const hex = hexOf(digestOf('hello'))
    expect(await fs.readFile(path.join(folder, 'sha256', hex.slice(0, 2), hex), 'utf8')).toBe('hello')
    expect(await fs.readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('forgets an upload of which the disk lost a part, since the next sync would not tell', async () => {
    const { store, id } = await begin('hello')
    const handle = await fs.open(path.join(folder, 'uploads', id))
    const prototype = Object.getPrototypeOf(handle) as fs.FileHandle
    await handle.close()
    vi.spyOn(prototype, 'datasync').mockRejectedValueOnce(new Error('EIO: i/o error, fdatasync'))
    await expect(store.commit(id, digestOf('hello'))).rejects.toThrow('EIO')
    vi.restoreAllMocks()
    await expect(store.commit(id, digestOf('hello'))).rejects.toMatchObject({ kind: 'upload-not-found' })
    expect(await fs.readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('takes an upload over from a process that died while it wrote', async () => {
    const { store, id, file } = await begin('half')
    const { pid } = spawnSync(process.execPath, ['--version'])
    const host = os.hostname().replaceAll(/[^A-Za-z0-9-]/g, '-')
    await fs.rename(file, `${file}@${host}.${pid}.01234567`)
    expect(await store.uploadSize(id)).toBe(4)
    await store.append(id, 4, Readable.from([Buffer.from(' and half')]))
    await store.commit(id, digestOf('half and half'))
  })

  it('takes it over from an earlier life of a container, whose process had the same number', async () => {
    const { store, id, file } = await begin('half')
    const host = os.hostname().replaceAll(/[^A-Za-z0-9-]/g, '-')
    await fs.rename(file, `${file}@${host}.${process.pid}.01234567`)
    await store.append(id, 4, Readable.from([Buffer.from(' and half')]))
    await store.commit(id, digestOf('half and half'))
  })

  it('leaves an upload to another host that wrote to it lately, and takes it when that host has long been silent', async () => {
    const { store, id, file } = await begin('half')
    const theirs = `${file}@elsewhere.1.01234567`
    await fs.rename(file, theirs)
    await expect(store.append(id, 4, Readable.from([]))).rejects.toMatchObject({ kind: 'upload-range-invalid' })
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await fs.utimes(theirs, anHourAgo, anHourAgo)
    await store.commit(id, digestOf('half'))
  })

  it('keeps a blob from the writes of a host that had been silent and wakes up', async () => {
    const { store, id, file } = await begin('half')
    const theirs = `${file}@elsewhere.1.01234567`
    await fs.rename(file, theirs)
    const sleeper = await fs.open(theirs, 'r+')
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await fs.utimes(theirs, anHourAgo, anHourAgo)
    await store.commit(id, digestOf('half'))
    await sleeper.write('HALF', 0)
    await sleeper.close()
    const hex = hexOf(digestOf('half'))
    expect(await fs.readFile(path.join(folder, 'sha256', hex.slice(0, 2), hex), 'utf8')).toBe('half')
    expect(await fs.readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('leaves an upload of a silent host as it was when there is no room to copy it', async () => {
    const { store, id, file } = await begin('half')
    const theirs = `${file}@elsewhere.1.01234567`
    await fs.rename(file, theirs)
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await fs.utimes(theirs, anHourAgo, anHourAgo)
    vi.spyOn(fs, 'copyFile').mockRejectedValueOnce(new Error('ENOSPC: no space left on device'))
    await expect(store.commit(id, digestOf('half'))).rejects.toThrow('ENOSPC')
    vi.restoreAllMocks()
    expect(await fs.readdir(path.join(folder, 'uploads'))).toEqual([path.basename(theirs)])
    await store.commit(id, digestOf('half'))
  })

  it('tells who lost an upload to somebody else while a part arrived, and keeps what the other has', async () => {
    const { store, id, file } = await begin('half')
    const source = Readable.from(
      (async function* () {
        yield Buffer.from(' and lost')
        const [mine = ''] = await fs.readdir(path.join(folder, 'uploads'))
        await fs.rm(path.join(folder, 'uploads', mine))
        await fs.writeFile(file, 'half and kept')
      })(),
    )
    await expect(store.append(id, 4, source)).rejects.toMatchObject({ kind: 'upload-range-invalid' })
    expect(await store.uploadSize(id)).toBe(13)
    await store.commit(id, digestOf('half and kept'))
  })

  it('does not believe a hash kept in memory when the file has grown elsewhere', async () => {
    const { store, id, file } = await begin('seen')
    await fs.appendFile(file, ' unseen')
    await store.commit(id, digestOf('seen unseen'))
  })

  it.each(['../../etc/passwd', '..', '', 'x/y', `${randomUUID()}/..`])('has no upload named %j', async (id) => {
    const store = await createFilesystemBlobStore(folder)
    await expect(store.uploadSize(id)).rejects.toMatchObject({ kind: 'upload-not-found' })
    await expect(store.append(id, 0, Readable.from([]))).rejects.toMatchObject({ kind: 'upload-not-found' })
    await expect(store.createUpload(id)).rejects.toMatchObject({ kind: 'upload-not-found' })
  })

  it('is not usable when its folder is gone', async () => {
    const { store } = await begin('x')
    await startOver()
    await expect(store.check()).rejects.toThrow('ENOENT')
  })
})
