import { BarChart } from '#components/charts/bar-chart.tsx'
import { countScale } from '#components/charts/count-scale.ts'
import { Sparkline } from '#components/charts/sparkline.tsx'
import type { PullStatistics } from '#lib/backend/pull-statistics.ts'
import { count } from '#lib/format/quantity.ts'
import type { PullsView } from '#lib/pulls/pulls-view.ts'
import { periodNames, pullCount, seriesName, spanName } from '#lib/pulls/pulls-words.ts'

interface PullsChartProps {
  readonly statistics: PullStatistics
  readonly view: PullsView
}

/** All pulls, period by period. */
export function PullsChart({ statistics: { periodStarts, pulls }, view: { period } }: PullsChartProps) {
  const bars = periodStarts.map((start, at) => {
    const { short, long } = periodNames(period, start)
    const value = pulls[at] ?? 0
    return { key: start, value, short, title: `${long}: ${pullCount(value)}` }
  })
  return (
    <figure>
      <BarChart bars={bars} label={describe('Pulls', pulls, { periodStarts, period })} lastIsOpen />
      <figcaption className="mt-1 text-13 text-ink-soft">
        Days are those of UTC{period === 'week' ? '; weeks begin on Mondays' : ''}. The last {period} is still going on: its bar is drawn
        open.
      </figcaption>
    </figure>
  )
}

/** Each tag or platform in a small chart of its own, all to one scale: they can be told apart without colours. */
export function PullsBreakdown({ statistics: { periodStarts, series }, view: { period, by } }: PullsChartProps) {
  const scale = countScale(Math.max(0, ...series.flatMap(({ pulls }) => pulls)))
  return (
    <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {series.map((each) => {
        const name = seriesName(each, by)
        const bars = periodStarts.map((start, at) => {
          const value = each.pulls[at] ?? 0
          return { key: start, value, title: `${name}, ${periodNames(period, start).long}: ${pullCount(value)}` }
        })
        return (
          <li key={`${each.kind} ${name}`} className="min-w-0">
            <p className="mb-1.5 flex items-baseline justify-between gap-4 text-14">
              <span className={each.name === undefined ? 'text-ink-soft' : 'wrap-anywhere font-mono text-13'}>{name}</span>
              <span className="figures text-13 text-ink-soft">{count(sum(each.pulls)).exact}</span>
            </p>
            <Sparkline
              bars={bars}
              height={56}
              scale={scale}
              lastIsOpen
              className="w-full"
              label={describe(name, each.pulls, { periodStarts, period })}
            />
          </li>
        )
      })}
    </ul>
  )
}

function describe(
  what: string,
  pulls: readonly number[],
  { periodStarts, period }: Pick<PullStatistics, 'periodStarts'> & Pick<PullsView, 'period'>,
): string {
  const most = Math.max(0, ...pulls)
  const start = periodStarts[pulls.indexOf(most)]
  const peak = most > 0 && start ? `; the most, ${count(most).exact}: ${periodNames(period, start).long}` : ''
  return `${what}, ${spanName(period, pulls.length)}: ${pullCount(sum(pulls))}${peak}. The table has all figures.`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
