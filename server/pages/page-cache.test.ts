import { describe, expect, it } from 'vitest'
import type { Change, Invalidations } from '#registry/stores/invalidation.ts'
import { createPageCache } from './page-cache.ts'

function setUp() {
  const listeners: ((change: Change) => void)[] = []
  const invalidations = {
    connected: true,
    subscribe: (listener) => void listeners.push(listener),
    close: async () => {},
  } satisfies Invalidations
  const state = { invalidations: invalidations as { connected: boolean } & Invalidations, rendered: 0 }
  const cache = createPageCache<{ text: string }>({
    bytesMax: 1 << 20,
    bytesOf: ({ text }) => text.length,
    invalidations: state.invalidations,
  })
  const render = async () => ({ page: { text: String(++state.rendered) }, keep: true })
  const get = (key: string, repositoryId?: string, how = render) => cache.get(key, async () => ({ repositoryId }), how)
  const tell = (change: Change) => listeners.forEach((listener) => void listener(change))
  return { state, get, tell, render }
}

describe('kept pages', () => {
  it('are rendered once, also for those who ask at the same time', async () => {
    const { get } = setUp()
    expect(await Promise.all([get('/a'), get('/a')])).toEqual([{ text: '1' }, { text: '1' }])
    expect(await get('/a')).toEqual({ text: '1' })
  })

  it.each<[string, Change, string, string]>([
    ['a change of the repository', { type: 'repository', repositoryId: 'r1' }, '3', '2'],
    ['a change of an account', { type: 'account', accountId: '1' }, '3', '4'],
    ['missed changes', { type: 'all' }, '3', '4'],
    ['a change of keys', { type: 'identity', accountId: '1' }, '1', '2'],
  ])('are dropped by %s', async (_what, change, first, second) => {
    const { get, tell } = setUp()
    await get('/one', 'r1')
    await get('/two', 'r2')
    tell(change)
    expect((await get('/one', 'r1')).text).toBe(first)
    expect((await get('/two', 'r2')).text).toBe(second)
  })

  it('that list repositories are dropped by a change of any', async () => {
    const { get, tell } = setUp()
    await get('/')
    tell({ type: 'repository', repositoryId: 'whichever' })
    expect((await get('/')).text).toBe('2')
  })

  it('are not what was read before a change and rendered after it', async () => {
    const { get, tell, state } = setUp()
    let go = () => {}
    const slow = new Promise<void>((resolve) => {
      go = resolve
    })
    const early = get('/one', 'r1', async () => {
      await slow
      return { page: { text: 'old' }, keep: true }
    })
    await new Promise((resolve) => setImmediate(resolve))
    tell({ type: 'repository', repositoryId: 'r1' })
    const late = get('/one', 'r1')
    go()
    expect([(await early).text, (await late).text, state.rendered]).toEqual(['old', '1', 1])
    expect((await get('/one', 'r1')).text).toBe('1')
  })

  it('are not used while changes may be missed', async () => {
    const { get, state } = setUp()
    await get('/a')
    state.invalidations.connected = false
    expect((await get('/a')).text).toBe('2')
  })

  it('are not those that were for one request, nor those that failed', async () => {
    const { get, render } = setUp()
    await get('/a', undefined, async () => ({ ...(await render()), keep: false }))
    await expect(get('/a', undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await get('/a')).text).toBe('2')
  })
})
