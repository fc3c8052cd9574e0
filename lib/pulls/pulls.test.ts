import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { repositoryMissing, type StubGallery, startStubGallery } from '#lib/testing/stub-gallery.ts'
import { answerPullsCsv } from './answer-pulls-csv.ts'
import { parsePullsView, pullsPath } from './pulls-view.ts'
import { periodNames, seriesName } from './pulls-words.ts'

describe('a view', () => {
  test.each([
    [{}, '/harbour/web/-/pulls'],
    [{ period: 'week', by: 'tag' }, '/harbour/web/-/pulls?period=week&by=tag'],
    [{ period: ['month', 'day'], by: 'country' }, '/harbour/web/-/pulls?period=month'],
    [{ period: 'DAY; drop table', by: 'platform' }, '/harbour/web/-/pulls?by=platform'],
  ])('of %o has one address', (query, path) => {
    expect(pullsPath('harbour', 'web', parsePullsView(query))).toBe(path)
  })
})

test.each([
  ['day', '2026-11-03', '3 Nov', 'Tue, 3 Nov 2026'],
  ['week', '2026-12-28', '28 Dec', 'Week of Mon, 28 Dec 2026'],
  ['month', '2027-01-01', 'Jan', 'January 2027'],
] as const)('a %s from %s is called %s', (period, start, short, long) => {
  expect(periodNames(period, start)).toEqual({ short, long })
})

test('what has no name is called by what it is', () => {
  expect(seriesName({ kind: 'TAG', name: '1.0' }, 'tag')).toBe('1.0')
  expect(seriesName({ kind: 'DIGEST' }, 'tag')).toBe('By digest')
  expect(seriesName({ kind: 'OTHER' }, 'tag')).toBe('Other tags')
  expect(seriesName({ kind: 'OTHER' }, 'platform')).toBe('Other platforms')
  expect(seriesName({ kind: 'UNKNOWN' }, 'platform')).toBe('Platform not told')
})

describe('the figures as a file', () => {
  let gallery: StubGallery
  beforeAll(async () => {
    gallery = await startStubGallery(() => undefined)
  })
  afterAll(() => gallery.close())
  const ask = (query = '') => answerPullsCsv(new Request(`https://gallery.example/x${query}`), 'harbour', 'charts/web')

  test('have a line for each period, and no formulas', async () => {
    gallery.answer = (operation, input) => {
      expect([operation, input]).toEqual([
        'getPullStatistics',
        { registryAliasName: 'harbour', repositoryName: 'charts/web', period: 'WEEK', points: 26, groupBy: 'PLATFORM' },
      ])
      return {
        body: {
          periodStarts: ['2026-11-16', '2026-11-23'],
          pulls: [0, 1234],
          series: [
            { kind: 'PLATFORM', name: '=1+1/"a",b', pulls: [0, 1000] },
            { kind: 'UNKNOWN', pulls: [0, 234] },
          ],
          totals: { allTime: 1234, last24Hours: 0, last7Days: 1234, last30Days: 1234 },
          countedSince: '2026-11-23',
        },
      }
    }
    const response = await ask('?period=week&by=platform')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="pulls-harbour-charts-web-week-platform.csv"')
    expect(await response.text()).toBe(`from,pulls,"'=1+1/""a"",b",Platform not told\r\n2026-11-16,0,0,0\r\n2026-11-23,1234,1000,234\r\n`)
  })

  test('are missing with the repository', async () => {
    gallery.answer = () => repositoryMissing
    const response = await ask()
    expect([response.status, await response.text()]).toEqual([404, 'There is no such repository.\n'])
  })

  test('are not available while the backend is not', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    gallery.answer = () => undefined
    expect((await ask()).status).toBe(503)
    expect(told).toHaveBeenCalled()
  })
})
