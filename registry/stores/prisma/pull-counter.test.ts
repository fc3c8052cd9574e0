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
async function daysOf(repositoryId: string): Promise<readonly string[]> {
  const days = await stores.database.prisma.pullDay.findMany({ where: { repositoryId } })
  return days.map(({ day, facet, name, pulls }) => `${day.toISOString().slice(0, 10)} ${facet} ${name}: ${pulls}`).toSorted()
}

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

  it('loses nothing when many workers write the same repositories over and over', async () => {
    const repositories = await Promise.all(Array.from({ length: 5 }, () => stores.newRepository()))
    const workers = Array.from({ length: 6 }, () => createPullCounter(stores.database, log, () => new Date('2026-05-01T00:00:00Z')))
    for (let round = 0; round < 10; round++) {
      for (const [at, worker] of workers.entries()) {
        for (const { id } of at % 2 ? repositories : repositories.toReversed())
          worker.count(id, { tag: `v${round}`, platform: 'linux/arm64' })
      }
      await Promise.all(workers.map((worker) => worker.flush()))
    }
    for (const { id } of repositories) {
      expect(await countOf(id)).toBe(60)
      expect(await daysOf(id)).toEqual(
        expect.arrayContaining(['2026-05-01 TOTAL : 60', '2026-05-01 PLATFORM linux/arm64: 60', '2026-05-01 TAG v3: 6']),
      )
    }
  })

  it('tells days, hours, tags and platforms apart, and counts a child of an index by its platform alone', async () => {
    const { id } = await stores.newRepository()
    let now = new Date('2026-03-01T23:59:59.999Z')
    const pulls = createPullCounter(stores.database, log, () => now)
    pulls.count(id, { tag: 'latest' })
    pulls.countChild(id, 'linux/amd64')
    pulls.countChild(id, undefined)
    now = new Date('2026-03-02T00:00:00Z')
    pulls.count(id, { tag: 'latest', platform: 'linux/arm64' })
    pulls.count(id)
    await pulls.flush()
    expect(await daysOf(id)).toEqual(
      [
        '2026-03-01 TOTAL : 1',
        '2026-03-01 HOUR 23: 1',
        '2026-03-01 TAG latest: 1',
        '2026-03-01 PLATFORM linux/amd64: 1',
        '2026-03-02 TOTAL : 2',
        '2026-03-02 TAG : 1',
        '2026-03-02 HOUR 00: 2',
        '2026-03-02 TAG latest: 1',
        '2026-03-02 PLATFORM linux/arm64: 1',
      ].toSorted(),
    )
    expect(await countOf(id)).toBe(3)
  })

  it('names some hundreds of tags a day and no more, and goes on counting those that it names', async () => {
    const { id } = await stores.newRepository()
    const pulls = createPullCounter(stores.database, log)
    for (const round of [1, 2]) {
      for (let tag = 0; tag < 400; tag++) pulls.count(id, { tag: `${round}-${tag}` })
      await pulls.flush()
    }
    for (let times = 0; times < 2; times++) pulls.count(id, { tag: '1-399' })
    pulls.count(id, { tag: 'one-too-many' })
    pulls.count(id)
    await pulls.flush()
    const tags = await stores.database.prisma.pullDay.findMany({ where: { repositoryId: id, facet: 'TAG', NOT: { name: '' } } })
    expect(tags).toHaveLength(500)
    expect(tags.find(({ name }) => name === '1-399')?.pulls).toBe(3n)
    expect(await countOf(id)).toBe(804)
    expect((await daysOf(id)).filter((day) => / TOTAL |TAG :/.test(day)).map((day) => day.slice(11))).toEqual(['TAG : 1', 'TOTAL : 804'])
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
    pulls.count(id, { tag: 'v1' })
    await expect(pulls.flush()).rejects.toThrow('no database')
    pulls.count(id, { tag: 'v1' })
    await pulls.flush()
    expect(await countOf(id)).toBe(2)
    expect((await daysOf(id)).map((day) => day.slice(11))).toContain('TAG v1: 2')
  })

  it('does not mind a repository that is gone', async () => {
    const { id } = await stores.newRepository()
    const pulls = createPullCounter(stores.database, log)
    pulls.count('00000000-0000-4000-8000-000000000000')
    pulls.count(id)
    await pulls.flush()
    expect(await countOf(id)).toBe(1)
  })

  it('forgets a repository with its deletion', async () => {
    const { id } = await stores.newRepository()
    const pulls = createPullCounter(stores.database, log)
    pulls.count(id)
    await pulls.flush()
    await stores.database.prisma.repository.deleteMany({ where: { id } })
    expect(await daysOf(id)).toEqual([])
  })
})
