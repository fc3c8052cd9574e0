import { describe, expect, it, vi } from 'vitest'
import { createWindowCache } from './gallery-windows.ts'

const list = Array.from({ length: 25_000 }, (_, index) => String(index))
const readList = () => vi.fn(async ({ offset, limit }: { offset: number; limit: number }) => list.slice(offset, offset + limit))

describe('pages of a long list', () => {
  it.each([
    [0, 25],
    [1975, 25],
    [2000, 25],
    [9975, 25],
    [9990, 25],
    [10_000, 25],
    [24_990, 25],
    [30_000, 25],
  ])('from %i on have %i', async (offset, limit) => {
    const windows = createWindowCache()
    expect(await windows.read('all', { offset, limit }, readList())).toEqual(list.slice(offset, offset + limit))
    expect(await windows.read('all', { offset, limit }, readList())).toEqual(list.slice(offset, offset + limit))
  })

  it('are read together far into it, for each list', async () => {
    const windows = createWindowCache()
    const read = readList()
    await Promise.all([2000, 2025, 9975].map((offset) => windows.read('all', { offset, limit: 25 }, read)))
    expect(read.mock.calls).toEqual([[{ offset: 0, limit: 10_000 }]])
    await windows.read('others', { offset: 2000, limit: 25 }, read)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('are read anew at its beginning, and when reading failed', async () => {
    const windows = createWindowCache()
    const read = readList()
    await windows.read('all', { offset: 0, limit: 25 }, read)
    await windows.read('all', { offset: 0, limit: 25 }, read)
    expect(read).toHaveBeenCalledTimes(2)
    read.mockRejectedValueOnce(new Error('away'))
    await expect(windows.read('all', { offset: 2000, limit: 25 }, read)).rejects.toThrow('away')
    expect(await windows.read('all', { offset: 2000, limit: 25 }, read)).toHaveLength(25)
  })
})
