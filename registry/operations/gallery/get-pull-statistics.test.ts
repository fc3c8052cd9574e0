import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { testImage } from '#registry/testing/stores.ts'
import { getPullStatistics } from './get-pull-statistics.ts'

// A Wednesday.
let now = new Date('2026-11-25T10:30:00Z')
let test: TestContext
let repositoryId: string

interface Times {
  readonly tag?: string
  readonly platform?: string
  readonly times?: number
}

function pull(at: string, { times = 1, ...facts }: Times = {}): void {
  now = new Date(at)
  for (let time = 0; time < times; time++) test.context.pulls.count(repositoryId, facts)
}

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  const account = await seedPublisher(test.context, 'harbour')
  const seeded = await seedRepository(test.context, account, { name: 'web', tags: ['latest', '1.0', '2.0'] })
  repositoryId = seeded.id
  await seedRepository(test.context, account, { name: 'quiet' })
  await seedRepository(test.context, account, { name: 'not-pushed', tags: [] })
  pull('2025-12-31T12:00:00Z', { tag: '1.0', times: 2 })
  pull('2026-10-31T23:59:59Z', { tag: '1.0', times: 3 })
  pull('2026-11-22T12:00:00Z', { tag: '2.0', platform: 'linux/arm64', times: 4 })
  pull('2026-11-24T09:59:59Z', { tag: 'latest', times: 5 })
  pull('2026-11-24T11:00:00Z', { tag: 'latest', platform: 'linux/amd64', times: 6 })
  pull('2026-11-25T00:00:00Z', { tag: 'gone', platform: 'linux/riscv64' })
  pull('2026-11-25T00:00:00Z', { times: 2 })
  for (const platform of ['linux/amd64', 'linux/arm64', 'linux/s390x']) test.context.pulls.countChild(repositoryId, platform)
  await test.context.pulls.flush()
  now = new Date('2026-11-25T10:30:00Z')
})
afterAll(() => test.close())

const ask = (input: object = {}) => {
  const caller = { principal: { type: 'anonymous' }, request: { requestId: 'r', sourceIp: '127.0.0.1', userAgent: 'test' } } as const
  return runOperation(getPullStatistics, { registryAliasName: 'harbour', repositoryName: 'web', ...input }, caller, test.context)
}

describe('pull statistics', () => {
  it('are thirty days of all pulls by default, with zeros where there were none', async () => {
    const { periodStarts, pulls, ...answer } = await ask()
    expect([periodStarts.length, periodStarts[0], periodStarts.at(-1)]).toEqual([30, '2026-10-27', '2026-11-25'])
    expect(Object.fromEntries(periodStarts.map((day, at) => [day, pulls[at]]).filter(([, value]) => value))).toEqual({
      '2026-10-31': 3,
      '2026-11-22': 4,
      '2026-11-24': 11,
      '2026-11-25': 3,
    })
    expect(answer).toEqual({
      period: 'DAY',
      groupBy: 'NONE',
      series: [],
      totals: { allTime: 23, last24Hours: 9, last7Days: 18, last30Days: 21 },
      countedSince: '2025-12-31',
    })
  })

  it('begin weeks on Mondays', async () => {
    const { periodStarts, pulls } = await ask({ period: 'WEEK', points: 3 })
    expect(periodStarts).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
    expect(pulls).toEqual([0, 4, 14])
  })

  it('span months of two years', async () => {
    const { periodStarts, pulls } = await ask({ period: 'MONTH' })
    expect([periodStarts[0], periodStarts.length]).toEqual(['2025-12-01', 12])
    expect(pulls).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 18])
  })

  it('tell tags apart, name none that is gone, and add up', async () => {
    const { pulls, series } = await ask({ period: 'WEEK', points: 2, groupBy: 'TAG' })
    expect(series).toEqual([
      { kind: 'TAG', name: 'latest', pulls: [0, 11] },
      { kind: 'TAG', name: '2.0', pulls: [4, 0] },
      { kind: 'DIGEST', pulls: [0, 2] },
      { kind: 'OTHER', pulls: [0, 1] },
    ])
    expect(pulls).toEqual([4, 14])
  })

  it('gather what is not among the most pulled', async () => {
    const { series } = await ask({ period: 'WEEK', points: 2, groupBy: 'TAG', maxGroups: 1 })
    expect(series.map(({ kind, name, pulls }) => [name ?? kind, pulls])).toEqual([
      ['latest', [0, 11]],
      ['DIGEST', [0, 2]],
      ['OTHER', [4, 1]],
    ])
  })

  it('tell platforms apart, with those that no pull told', async () => {
    const { series } = await ask({ period: 'WEEK', points: 2, groupBy: 'PLATFORM', maxGroups: 2 })
    expect(series).toEqual([
      { kind: 'PLATFORM', name: 'linux/amd64', pulls: [0, 7] },
      { kind: 'PLATFORM', name: 'linux/arm64', pulls: [4, 1] },
      { kind: 'OTHER', pulls: [0, 2] },
      { kind: 'UNKNOWN', pulls: [0, 4] },
    ])
  })

  it('are zeros for a repository that nobody pulled', async () => {
    const answer = await ask({ repositoryName: 'quiet', groupBy: 'TAG', points: 2 })
    expect(answer).toMatchObject({ pulls: [0, 0], series: [], totals: { allTime: 0, last24Hours: 0, last7Days: 0, last30Days: 0 } })
    expect(answer).not.toHaveProperty('countedSince')
  })

  it('name a tag again that came back', async () => {
    await test.context.images.put(testImage(repositoryId, '{"of":"web"}'), 'gone')
    const { series } = await ask({ groupBy: 'TAG', points: 1 })
    expect(series.map(({ kind, name }) => name ?? kind)).toEqual(['gone', 'DIGEST'])
    await test.context.images.delete(repositoryId, { tag: 'gone' })
  })

  it.each([
    ['too many days', { points: 367 }, /points/],
    ['too many weeks', { period: 'WEEK', points: 57 }, /points.*at most 56 with a period of WEEK/],
    ['too many months', { period: 'MONTH', points: 14 }, /points.*at most 13 with a period of MONTH/],
    ['no points', { points: 0 }, /points/],
    ['an unknown period', { period: 'HOUR' }, /period/],
    ['an unknown grouping', { groupBy: 'COUNTRY' }, /groupBy/],
    ['too many groups', { groupBy: 'TAG', maxGroups: 11 }, /maxGroups/],
    ['a repository without images', { repositoryName: 'not-pushed' }, /does not exist/],
  ])('refuse %s and say what is wrong', async (_what, input, message) => {
    await expect(ask(input)).rejects.toThrow(message)
  })
})

it('go after some four hundred days, hours after two', async () => {
  const { expiry } = test.context
  const left = async () => {
    const { rows } = await test.database.pool.query(
      `select facet::text, count(distinct day)::int as days from pull_day where repository_id = $1 group by 1 order by 1`,
      [repositoryId],
    )
    return Object.fromEntries(rows.map(({ facet, days }) => [facet, days]))
  }
  expect(await left()).toEqual({ HOUR: 5, PLATFORM: 3, TAG: 5, TOTAL: 5 })
  while ((await expiry.removePullHours(new Date('2026-11-24T05:00:00Z'))) > 0);
  expect(await left()).toEqual({ HOUR: 2, PLATFORM: 3, TAG: 5, TOTAL: 5 })
  while ((await expiry.removePullDays(new Date('2026-10-31T05:00:00Z'))) > 0);
  expect(await left()).toEqual({ HOUR: 2, PLATFORM: 3, TAG: 4, TOTAL: 4 })
  expect((await ask()).totals.allTime).toBe(23)
})
