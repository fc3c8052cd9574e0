import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDirectIo, type DirectFile, type DirectIo, directBytes } from './direct-io.ts'
import { type Received, receive } from './receive.ts'

// On a disk if there is one: what is kept in memory takes writes past the cache only on newer systems, and wherever they begin.
const disk = await fs.access('/var/tmp', fs.constants.W_OK).then(
  () => '/var/tmp',
  () => os.tmpdir(),
)
const folder = await fs.mkdtemp(path.join(disk, 'galleon-receive-'))
afterAll(() => fs.rm(folder, { recursive: true, force: true }))
beforeEach(() => fs.writeFile(path.join(folder, 'upload'), ''))
afterEach(() => vi.restoreAllMocks())

const bytes = randomBytes((20 << 20) + 12_345)
async function canWriteDirectly(): Promise<boolean> {
  if (fs.constants.O_DIRECT === undefined) return false
  const handle = await fs
    .open(path.join(folder, 'probe'), fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_DIRECT)
    .catch(() => {})
  await handle?.close()
  return handle !== undefined
}
const isDirect = await canWriteDirectly()

interface Arrival {
  readonly name?: string
  readonly directIo?: DirectIo
  /** What is in the file before. */
  readonly offset?: number
  /** Of each chunk, which ends nowhere near a batch. */
  readonly chunkBytes?: number
  /** Before each chunk. */
  readonly meanwhile?: (at: number) => void
  readonly bytesMax?: number
  readonly patch?: (handle: fs.FileHandle) => void
}

async function arrive(arrival: Arrival = {}) {
  const { name = 'upload', directIo = createDirectIo(), offset = 0, chunkBytes = 65_521, meanwhile, bytesMax = 1 << 30, patch } = arrival
  const file = path.join(folder, name)
  await fs.writeFile(file, bytes.subarray(0, offset))
  const handle = await fs.open(file, 'r+')
  patch?.(handle)
  const hash = createHash('sha256').update(bytes.subarray(0, offset))
  const chunks = function* () {
    for (let at = offset; at < bytes.length; at += chunkBytes) {
      meanwhile?.(at)
      yield bytes.subarray(at, at + chunkBytes)
    }
  }
  try {
    const received = await receive({ source: Readable.from(chunks()), file, handle, directIo, offset, hash, bytesMax })
    return { received, hash: hash.digest('hex'), file }
  } finally {
    await handle.close()
  }
}

type Arrived = Awaited<ReturnType<typeof arrive>>

async function expectAllThere({ received, hash, file }: Arrived) {
  expect(received).toEqual({ size: bytes.length, kept: true })
  const content = await fs.readFile(file)
  expect(content.equals(bytes)).toBe(true)
  expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
}

// When it ended early: the file and the hash have the same bytes.
async function expectBeginning({ received, hash, file }: Arrived) {
  expect(received.kept).toBe(true)
  const content = await fs.readFile(file)
  expect(content.equals(bytes.subarray(0, received.size))).toBe(true)
  expect(hash).toBe(createHash('sha256').update(content).digest('hex'))
}

const buffers = [Buffer.alloc(directBytes), Buffer.alloc(directBytes)] as const

/** A disk that does what `file` says past the cache. */
function directIoWith(file: Partial<DirectFile>): DirectIo {
  return { open: async () => ({ buffers, usable: true, write: async () => 0, close: async () => {}, ...file }) }
}

const lostPart = Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' })

describe('what arrives', () => {
  it('is in the file in its order, however it is cut', async () => {
    for (const chunkBytes of [65_521, 1 << 20, 7 << 20]) await expectAllThere(await arrive({ chunkBytes }))
  })

  it('goes on after what was there', async () => {
    for (const offset of [1, 5 << 20, (9 << 20) + 77, 16 << 20, bytes.length - 1]) await expectAllThere(await arrive({ offset }))
  })

  it.runIf(isDirect)('goes past the cache from 8 MiB on', async () => {
    const directIo = createDirectIo()
    const written: number[] = []
    const open: DirectIo['open'] = async (file) => {
      const direct = await directIo.open(file)
      if (!direct) return undefined
      const write = async (batch: Buffer, position: number) => {
        const taken = await direct.write(batch, position)
        if (taken === batch.length) written.push(position)
        return taken
      }
      return { buffers: direct.buffers, usable: true, write, close: direct.close }
    }
    await expectAllThere(await arrive({ directIo: { open } }))
    expect(written).toEqual([8, 10, 12, 14, 16, 18].map((mebibytes) => mebibytes << 20))
  })

  it('goes through the cache when too many others go past it, and past it again after them', async () => {
    const directIo = createDirectIo()
    const open = vi.spyOn(directIo, 'open')
    const names = Array.from({ length: 20 }, (_, index) => `upload-${index}`)
    const all = await Promise.all(names.map((name) => arrive({ name, directIo })))
    for (const one of all) await expectAllThere(one)
    if (!isDirect) return
    const opened = await Promise.all(open.mock.results.map(({ value }) => value as Promise<DirectFile | undefined>))
    expect(opened).toContain(undefined)
    const again = await Promise.all(Array.from({ length: 17 }, () => directIo.open(path.join(folder, 'upload'))))
    expect(again.filter(Boolean)).toHaveLength(16)
    await Promise.all(again.map((direct) => direct?.close()))
  })

  it.runIf(isDirect)('goes through the cache when the file system will not have it otherwise', async () => {
    for (const code of ['EINVAL', 'EOPNOTSUPP']) {
      const directIo = createDirectIo()
      const handle = await fs.open(path.join(folder, 'upload'), 'r+')
      const refusal = Object.assign(new Error(`${code}: write`), { code })
      vi.spyOn(Object.getPrototypeOf(handle) as fs.FileHandle, 'write').mockRejectedValueOnce(refusal)
      await handle.close()
      await expectAllThere(await arrive({ directIo }))
      expect(await directIo.open(path.join(folder, 'upload'))).toBeUndefined()
    }
  })

  it('goes through the cache where a process may not have that much memory', async () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory')
    })
    await expectAllThere(await arrive())
  })

  it('is whole when the disk takes a part of a batch', async () => {
    const write = async (batch: Buffer, position: number) => {
      const handle = await fs.open(path.join(folder, 'upload'), 'r+')
      const { bytesWritten } = await handle.write(batch, 0, batch.length >> 1, position)
      await handle.close()
      return bytesWritten
    }
    // And a part of the rest, again and again.
    const patch = (handle: fs.FileHandle) => {
      const whole = handle.write.bind(handle) as (from: Buffer, at: number, length: number, position: number) => unknown
      handle.write = ((from: Buffer, at: number, length: number, position: number) =>
        whole(from, at, Math.ceil(length / 2), position)) as typeof handle.write
    }
    await expectAllThere(await arrive({ directIo: directIoWith({ write }), patch }))
  })

  it('shows that somebody is at it when it arrives too slowly to fill a batch', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const touched: Date[] = []
      const patch = (handle: fs.FileHandle) => {
        handle.utimes = async (_read, written) => void touched.push(written as Date)
      }
      const meanwhile = () => vi.advanceTimersByTime(25_000)
      const { received } = await arrive({ offset: bytes.length - 1000, chunkBytes: 100, meanwhile, patch })
      expect(received).toEqual({ size: bytes.length, kept: true })
      expect(touched).toHaveLength(3)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('what ends early', () => {
  it('is in the file as far as it came', async () => {
    const meanwhile = (at: number) => {
      if (at > 13 << 20) throw new Error('the client closed')
    }
    const arrived = await arrive({ meanwhile })
    expect(arrived.received.failure).toMatchObject({ message: 'the client closed' })
    await expectBeginning(arrived)
  })

  it('is in the file up to what a layer may have', async () => {
    const arrived = await arrive({ bytesMax: 11 << 20 })
    expect(arrived.received.failure).toMatchObject({ kind: 'limit-exceeded' })
    await expectBeginning(arrived)
  })

  const failures: Readonly<Record<string, Arrival>> = {
    'would not write it': { patch: (handle) => Object.assign(handle, { writev: () => Promise.reject(lostPart) }) },
    'would not sync it': {
      directIo: { open: async () => undefined },
      patch: (handle) => Object.assign(handle, { datasync: () => Promise.reject(lostPart) }),
    },
    'would not write it past the cache': { directIo: directIoWith({ write: () => Promise.reject(lostPart) }) },
    'told at the end': { directIo: directIoWith({ close: () => Promise.reject(lostPart) }) },
    'took nothing more': {
      patch: (handle) => Object.assign(handle, { write: async () => ({ bytesWritten: 0 }) }),
      directIo: directIoWith({}),
    },
  }
  it.each(Object.entries(failures))('does not count as kept when the disk %s', async (_name, arrival) => {
    const { received }: { received: Received } = await arrive(arrival)
    expect(received.kept).toBe(false)
    expect(received.failure).toMatchObject({ message: expect.stringMatching(/^EIO|^the disk took \d+ of \d+ bytes$/) })
  })
})
