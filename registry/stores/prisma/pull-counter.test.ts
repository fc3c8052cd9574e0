import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createPullCounter } from './pull-counter.ts'

const log = pino({ level: 'silent' })

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

const countOf = async (id: string) => Number((await stores.database.prisma.repository.findFirstOrThrow({ where: { id } })).pullCount)

describe('the pull counter', () => {
  it('writes what several workers counted', async () => {
    const [a, b] = [await stores.newRepository(), await stores.newRepository()]
    const workers = [createPullCounter(stores.database, log), createPullCounter(stores.database, log)]
    for (const worker of workers) {
      for (let times = 0; times < 5; times++) worker.count(a.id)
      worker.count(b.id)
    }
    await Promise.all(workers.map((worker) => worker.flush()))
    expect([await countOf(a.id), await countOf(b.id)]).toEqual([10, 2])
    await workers[0]?.flush()
    expect(await countOf(a.id)).toBe(10)
  })

  it('writes by itself', async () => {
    const { id } = await stores.newRepository()
    createPullCounter(stores.database, log).count(id)
    for (let waits = 0; waits < 100 && (await countOf(id)) === 0; waits++) await sleep(100)
    expect(await countOf(id)).toBe(1)
  })

  it('keeps what could not be written, and writes it later', async () => {
    const { id } = await stores.newRepository()
    let failures = 1
    const pool = {
      query: (query: never) => (failures-- > 0 ? Promise.reject(new Error('no database')) : stores.database.pool.query(query)),
    } as unknown as typeof stores.database.pool
    const pulls = createPullCounter({ pool }, log)
    pulls.count(id)
    await expect(pulls.flush()).rejects.toThrow('no database')
    pulls.count(id)
    await pulls.flush()
    expect(await countOf(id)).toBe(2)
  })

  it('does not mind a repository that is gone', async () => {
    const { id } = await stores.newRepository()
    const pulls = createPullCounter(stores.database, log)
    pulls.count('00000000-0000-4000-8000-000000000000')
    pulls.count(id)
    await pulls.flush()
    expect(await countOf(id)).toBe(1)
  })
})
