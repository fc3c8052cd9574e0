/** How many days of pulls are kept one by one. */
export const pullDaysKept = 400

export const pullPeriods = ['DAY', 'WEEK', 'MONTH'] as const
export type PullPeriod = (typeof pullPeriods)[number]

/** How many periods one question may span: what is kept for all of them. */
export const pullPointsMax = { DAY: 366, WEEK: 56, MONTH: 13 } as const satisfies Record<PullPeriod, number>

const dayMs = 24 * 3600 * 1000

/** The first days of the last `points` periods up to the one that `now` is in, as `YYYY-MM-DD` of UTC. Weeks begin on Mondays. */
export function periodStarts(period: PullPeriod, points: number, now: Date): readonly string[] {
  const starts: string[] = []
  for (let back = points - 1; back >= 0; back--) starts.push(dayOf(periodStart(period, back, now)))
  return starts
}

/** The day in UTC, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function periodStart(period: PullPeriod, back: number, now: Date): Date {
  if (period === 'MONTH') return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back))
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  if (period === 'DAY') return new Date(midnight - back * dayMs)
  const sinceMonday = (now.getUTCDay() + 6) % 7
  return new Date(midnight - (sinceMonday + back * 7) * dayMs)
}
