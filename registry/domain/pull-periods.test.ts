import { describe, expect, it } from 'vitest'
import { periodStarts } from './pull-periods.ts'

describe('the starts of periods', () => {
  it.each([
    ['days over the end of February', 'DAY', 3, '2028-03-01T00:00:00Z', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['a last moment of a day', 'DAY', 1, '2026-12-31T23:59:59.999Z', ['2026-12-31']],
    ['weeks on a Monday', 'WEEK', 2, '2026-11-23T00:00:00Z', ['2026-11-16', '2026-11-23']],
    ['weeks on a Sunday', 'WEEK', 2, '2026-11-29T23:59:59Z', ['2026-11-16', '2026-11-23']],
    ['weeks over the end of a year', 'WEEK', 2, '2027-01-01T12:00:00Z', ['2026-12-21', '2026-12-28']],
    ['months from a thirty-first', 'MONTH', 3, '2026-03-31T12:00:00Z', ['2026-01-01', '2026-02-01', '2026-03-01']],
    ['months over the end of a year', 'MONTH', 2, '2027-01-01T00:00:00Z', ['2026-12-01', '2027-01-01']],
  ] as const)('%s', (_what, period, points, now, starts) => {
    expect(periodStarts(period, points, new Date(now))).toEqual(starts)
  })
})
