import { Measure } from '#components/ui/measure.tsx'
import type { PullStatistics } from '#lib/backend/pull-statistics.ts'
import { count } from '#lib/format/quantity.ts'
import { pullCount } from '#lib/pulls/pulls-words.ts'

/** How often it was pulled lately, and ever. */
export function PullsTotals({ totals }: Pick<PullStatistics, 'totals'>) {
  const figures = [
    ['Last 24 hours', totals.last24Hours],
    ['Last 7 days', totals.last7Days],
    ['Last 30 days', totals.last30Days],
    ['All time', totals.allTime],
  ] as const
  return (
    <dl className="figures grid grid-cols-2 gap-x-8 gap-y-4 border-line border-y py-4 sm:grid-cols-4">
      {figures.map(([name, pulls]) => (
        <div key={name}>
          <dt className="text-13 text-ink-soft">{name}</dt>
          <dd className="font-medium text-20">
            <Measure of={{ short: count(pulls).short, exact: pullCount(pulls) }} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
