import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { createDirectIo, type DirectIo } from './direct-io.ts'
import { type Received, receive } from './receive.ts'

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'galleon-receive-'))
afterAll(() => fs.rm(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

const bytes = randomBytes((20 << 20) + 12_345)

interface Arrival {
  readonly name?: string
  readonly directIo?: DirectIo
  /** What is in the file before. */
  readonly offset?: number
  /** Of each chunk, which ends nowhere near a batch. */
  readonly chunkBytes?: number
  readonly datasync?: () => Promise<void>
}

async function arrive({ name = 'upload', directIo = createDirectIo(), offset = 0, chunkBytes = 65_521, datasync }: Arrival = {}) {
  const file = path.join(folder, name)
  await fs.writeFile(file, bytes.subarray(0, offset))
  const handle = await fs.open(file, 'r+')
  if (datasync) handle.datasync = datasync
  const chunks = function* () {
    for (let at = offset; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  try {
    const source = Readable.from(chunks())
    return await receive({ source, file, handle, directIo, offset, hash: undefined, bytesMax: 1 << 30 })
  } finally {
    await handle.close()
  }
}

async function expectAllThere(received: Received, name = 'upload') {
  expect(received).toEqual({ size: bytes.length, kept: true })
  expect((await fs.readFile(path.join(folder, name))).equals(bytes)).toBe(true)
}

/** A disk that writes past the cache as `write` does. */
function directIoThat(write: (bytes: Buffer, position: number) => Promise<number>): DirectIo {
  const buffers = [Buffer.alloc(2 << 20), Buffer.alloc(2 << 20)] as const
  return { open: async () => ({ buffers, write, close: async () => {} }) }
}

describe('what arrives', () => {
  it('is in the file in its order, however it is cut', async () => {
    for (const chunkBytes of [65_521, 1 << 20, 7 << 20]) await expectAllThere(await arrive({ chunkBytes }))
  })

  it('goes on after what was there', async () => {
    for (const offset of [1, 5 << 20, (9 << 20) + 77, 16 << 20, bytes.length - 1]) await expectAllThere(await arrive({ offset }))
  })

  it('goes past the cache where the system has that', async () => {
    const directIo = createDirectIo()
    const open = vi.spyOn(directIo, 'open')
    await expectAllThere(await arrive({ directIo }))
    expect(open).toHaveBeenCalled()
    const direct = await directIo.open(path.join(folder, 'upload'))
    if (process.platform === 'linux') expect(direct).toBeDefined()
    await direct?.close()
  })

  it('goes through the cache when too many others go past it', async () => {
    const directIo = createDirectIo()
    const names = Array.from({ length: 20 }, (_, index) => `upload-${index}`)
    const all = await Promise.all(names.map((name) => arrive({ name, directIo })))
    for (const [index, name] of names.entries()) await expectAllThere(all[index] as Received, name)
  })

  it('goes through the cache when the file system will not have it otherwise', async () => {
    const refuse = Object.assign(new Error('EINVAL: invalid argument, write'), { code: 'EINVAL' })
    const directIo = createDirectIo()
    await fs.writeFile(path.join(folder, 'upload'), '')
    const handle = await fs.open(path.join(folder, 'upload'), 'r+')
    vi.spyOn(Object.getPrototypeOf(handle) as fs.FileHandle, 'write').mockRejectedValueOnce(refuse)
    await handle.close()
    await expectAllThere(await arrive({ directIo }))
    if (process.platform === 'linux') expect(await directIo.open(path.join(folder, 'upload'))).toBeUndefined()
  })

  it('is whole when the disk takes a part of a batch', async () => {
    const half = async (batch: Buffer, position: number) => {
      const handle = await fs.open(path.join(folder, 'upload'), 'r+')
      const { bytesWritten } = await handle.write(batch, 0, batch.length >> 1, position)
      await handle.close()
      return bytesWritten
    }
    await expectAllThere(await arrive({ directIo: directIoThat(half) }))
  })

  it('does not count as kept when the disk failed to keep a part of it', async () => {
    const failure = new Error('EIO: i/o error, fdatasync')
    const received = await arrive({ directIo: { open: async () => undefined }, datasync: () => Promise.reject(failure) })
    expect(received).toMatchObject({ kept: false, failure })
  })

  it('does not count as kept when the disk would not write a part of it past the cache', async () => {
    const failure = Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' })
    const received = await arrive({ directIo: directIoThat(() => Promise.reject(failure)) })
    expect(received).toMatchObject({ kept: false, failure })
  })
})
