import type { PullSeries } from '#lib/backend/pull-statistics.ts'
import { count } from '#lib/format/quantity.ts'
import type { PullGrouping, PullPeriod } from './pulls-view.ts'

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const shortDay = format({ day: 'numeric', month: 'short' })
const longDay = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const shortMonth = format({ month: 'short' })
const longMonth = format({ month: 'long', year: 'numeric' })

export interface PeriodNames {
  /** As at an axis: "3 Nov". */
  readonly short: string
  /** As in a table: "Tue, 3 Nov 2026". */
  readonly long: string
}

/** What a period is called that begins on the day `start`, `YYYY-MM-DD`. */
export function periodNames(period: PullPeriod, start: string): PeriodNames {
  const date = new Date(`${start}T00:00:00Z`)
  if (period === 'month') return { short: shortMonth.format(date), long: longMonth.format(date) }
  const long = longDay.format(date)
  return { short: shortDay.format(date), long: period === 'week' ? `Week of ${long}` : long }
}

/** As in "the last 30 days". */
export function spanName(period: PullPeriod, points: number): string {
  return `the last ${points} ${period}s`
}

/** What a series is of: the tag or platform, or what the rest is. */
export function seriesName({ kind, name }: Pick<PullSeries, 'kind' | 'name'>, by: PullGrouping): string {
  if (name !== undefined) return name
  if (kind === 'DIGEST') return 'By digest'
  if (kind === 'UNKNOWN') return 'Platform not told'
  return by === 'tag' ? 'Other tags' : 'Other platforms'
}

/** "1 pull", "1,024 pulls". */
export function pullCount(pulls: number): string {
  return `${count(pulls).exact} ${pulls === 1 ? 'pull' : 'pulls'}`
}
