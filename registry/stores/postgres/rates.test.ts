import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#registry/testing/database.ts'
import { createDatabase, type Database } from './database.ts'
import { createRateStore } from './rates.ts'

let test: TestDatabase
let pools: [Database, Database]
beforeAll(async () => {
  test = await createTestDatabase()
  pools = [createDatabase(test.url), createDatabase(test.url)]
})
afterAll(async () => {
  for (const database of pools) await database.close()
  await test.drop()
})

/** Everybody at once, as workers of several replicas ask. */
async function takeAtOnce(count: number, key: string, perSecond: number, patienceSeconds = 0) {
  const stores = pools.map((database) => createRateStore(database))
  return Promise.all(Array.from({ length: count }, (_, index) => stores[index % 2]!.take(key, perSecond, { patienceSeconds })))
}

describe('turns', () => {
  it.each([
    [1, 'one a second'],
    [10, 'ten a second'],
    [25, 'twenty-five a second'],
  ])('are as many as the rate gives, together for all processes: %i a second', async (perSecond, key) => {
    const before = performance.now()
    const turns = await takeAtOnce(100, key, perSecond)
    const elapsedSeconds = (performance.now() - before) / 1000
    const taken = turns.filter((turn) => turn.taken).length
    expect(taken).toBeGreaterThanOrEqual(perSecond)
    expect(taken).toBeLessThanOrEqual(perSecond + Math.floor(perSecond * elapsedSeconds))
  })

  it('are exactly one where the next is far away', async () => {
    const turns = await takeAtOnce(60, 'slow', 0.001)
    expect(turns.filter((turn) => turn.taken)).toEqual([{ taken: true, waitSeconds: 0 }])
    for (const turn of turns) if (!turn.taken) expect(Math.round(turn.retryAfterSeconds / 100)).toBe(10)
  })

  it('come one after the other to who waits, and are refused to who would not', async () => {
    const turns = await takeAtOnce(20, 'patient', 0.001, 2500)
    const waits = turns.flatMap((turn) => (turn.taken ? [Math.round(turn.waitSeconds / 100) * 100] : []))
    expect(waits.sort((a, b) => a - b)).toEqual([0, 1000, 2000])
    expect(await takeAtOnce(1, 'patient', 0.001)).toMatchObject([{ taken: false }])
  })

  it('are separate for each key', async () => {
    const [store] = pools.map((database) => createRateStore(database))
    expect(await store!.take('a', 0.001)).toMatchObject({ taken: true })
    expect(await store!.take('b', 0.001)).toMatchObject({ taken: true })
    expect(await store!.take('a', 0.001)).toMatchObject({ taken: false })
  })

  it('are refused without asking while none can come, and asked for again afterwards', async () => {
    let now = 0
    let asked = 0
    const pool = new Proxy(pools[0].pool, {
      get(target, property) {
        if (property === 'query') asked++
        const value: unknown = Reflect.get(target, property)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const store = createRateStore({ pool }, () => now)
    await store.take('remembered', 0.001)
    expect(asked).toBe(1)
    expect(await store.take('remembered', 0.001)).toMatchObject({ taken: false })
    now += 500_000
    const refused = await store.take('remembered', 0.001)
    expect(refused.taken ? 0 : Math.round(refused.retryAfterSeconds / 100)).toBe(5)
    expect(asked).toBe(1)
    now += 501_000
    await store.take('remembered', 0.001)
    expect(asked).toBe(2)
  })
})

it('a turn that is given back does not count, of several the others do', async () => {
  const store = createRateStore(pools[0])
  const take = async () => (await store.take('given back', 0.001, { burst: 2 })).taken
  for (let time = 0; time < 5; time++) {
    expect(await take()).toBe(true)
    await store.giveBack('given back', 0.001)
  }
  expect([await take(), await take(), await take()]).toEqual([true, true, false])
  await store.giveBack('given back', 0.001)
  expect([await take(), await take()]).toEqual([true, false])
})

describe('passes', () => {
  it('are good once, and not for ever', async () => {
    const store = createRateStore(pools[0])
    await store.grant(['x', 'y', 'x'], 60)
    await store.grant(['old'], 0)
    const redeemed = await Promise.all(['x', 'x', 'y', 'old', 'none'].map((key) => store.redeem(key)))
    expect(redeemed.filter(Boolean)).toHaveLength(2)
    expect(await store.redeem('y')).toBe(false)
  })
})
