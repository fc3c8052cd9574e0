import { beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '#registry/stores/invalidation.ts'
import { createRepositoryCache, type RepositoryCache } from './repository-cache.ts'

interface Text {
  readonly text: string
}

const invalidations = {
  connected: true,
  listeners: [] as ((change: Change) => void)[],
  subscribe(listener: (change: Change) => void) {
    this.listeners.push(listener)
  },
  announce(change: Change) {
    for (const listener of this.listeners) listener(change)
  },
  close: async () => {},
}

describe('the repository cache', () => {
  let cache: RepositoryCache<Text>
  let reads: number
  beforeEach(() => {
    invalidations.connected = true
    invalidations.listeners = []
    reads = 0
    cache = createRepositoryCache<Text>(invalidations, { bytesMax: 2000, bytesOf: ({ text }) => text.length, isInTransaction: () => false })
  })

  const read = (repositoryId: string, key: string, text = 'value') =>
    cache.get(repositoryId, key, async () => {
      reads++
      return { text }
    })

  it('reads once', async () => {
    await read('r1', 'a')
    expect(await read('r1', 'a')).toEqual({ text: 'value' })
    expect(reads).toBe(1)
  })

  it.each<[string, Change, number]>([
    ['its repository changed', { type: 'repository', repositoryId: 'r1' }, 2],
    ['changes may have been missed', { type: 'all' }, 2],
    ['another repository changed', { type: 'repository', repositoryId: 'r2' }, 1],
    ['an account changed', { type: 'account', accountId: 'r1' }, 1],
  ])('when %s', async (_title, change, expectedReads) => {
    await read('r1', 'a')
    invalidations.announce(change)
    await read('r1', 'a')
    expect(reads).toBe(expectedReads)
  })

  it.each<[string, () => void]>([
    ['a change of the repository', () => invalidations.announce({ type: 'repository', repositoryId: 'r1' })],
    ['a possibly missed change', () => invalidations.announce({ type: 'all' })],
    ['a change of our own', () => cache.forget('r1')],
  ])('does not keep what a read brings that began before %s', async (_title, change) => {
    let finish = (_: Text) => {}
    const reading = cache.get('r1', 'a', () => new Promise<Text>((resolve) => (finish = resolve)))
    change()
    const fresh = await read('r1', 'b', 'after the change')
    finish({ text: 'old' })
    expect(await reading).toEqual({ text: 'old' })
    expect(await read('r1', 'a', 'new')).toEqual({ text: 'new' })
    // One that began after the change is kept, though the older read was still on its way.
    expect(cache.peek('r1', 'b')).toBe(fresh)
  })

  it('answers nothing from memory while changes may be missed, and keeps nothing', async () => {
    await read('r1', 'a')
    invalidations.connected = false
    await read('r1', 'a')
    await read('r1', 'b')
    expect(reads).toBe(3)
    invalidations.announce({ type: 'all' })
    invalidations.connected = true
    await read('r1', 'b')
    expect(reads).toBe(4)
  })

  it('asks each time for what is not there', async () => {
    for (let times = 0; times < 2; times++) {
      expect(await cache.get('r1', 'a', async () => void reads++ as undefined)).toBeUndefined()
    }
    expect(reads).toBe(2)
  })

  it('fails with the read, and tries again', async () => {
    await expect(cache.get('r1', 'a', () => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
    expect(await read('r1', 'a')).toEqual({ text: 'value' })
  })

  it('stays within its bytes, and passes on what is larger than all of it', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await read('r1', key, 'x'.repeat(500))
    expect(['a', 'b', 'c', 'd'].map((key) => cache.peek('r1', key) !== undefined)).toEqual([false, false, true, true])
    expect(await read('r1', 'huge', 'x'.repeat(3000))).toEqual({ text: 'x'.repeat(3000) })
    expect(cache.peek('r1', 'huge')).toBeUndefined()
  })

  it('tells repositories apart', async () => {
    await read('r1', 'a', 'one')
    expect(await read('r2', 'a', 'two')).toEqual({ text: 'two' })
    cache.forget('r1')
    expect(cache.peek('r1', 'a')).toBeUndefined()
    expect(cache.peek('r2', 'a')).toEqual({ text: 'two' })
  })
})
