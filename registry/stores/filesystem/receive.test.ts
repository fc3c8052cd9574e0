import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { receive } from './receive.ts'

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'galleon-receive-'))
afterAll(() => fs.rm(folder, { recursive: true, force: true }))

const mebibytes = (count: number) => Readable.from(Array.from({ length: count }, (_, index) => Buffer.alloc(1 << 20, index)))

async function receiveAll(failure?: Error) {
  const handle = await fs.open(path.join(folder, 'upload'), 'w+')
  if (failure) handle.datasync = () => Promise.reject(failure)
  try {
    const received = await receive({ source: mebibytes(40), handle, offset: 0, hash: undefined, bytesMax: 1 << 30 })
    return { received, bytes: await fs.readFile(path.join(folder, 'upload')) }
  } finally {
    await handle.close()
  }
}

describe('what arrives', () => {
  it('is in the file in its order, when some of it was synced on the way', async () => {
    const { received, bytes } = await receiveAll()
    expect(received).toEqual({ size: 40 << 20, kept: true })
    const expected = Buffer.concat(await mebibytes(40).toArray())
    expect(bytes.equals(expected)).toBe(true)
  })

  it('does not count as kept when the disk failed to keep a part of it', async () => {
    const failure = new Error('EIO: i/o error, fdatasync')
    const { received } = await receiveAll(failure)
    expect(received).toMatchObject({ kept: false, failure })
  })
})
