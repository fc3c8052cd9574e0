import type { PullStatistics } from '#lib/backend/pull-statistics.ts'
import { count } from '#lib/format/quantity.ts'
import type { PullsView } from '#lib/pulls/pulls-view.ts'
import { periodNames, seriesName } from '#lib/pulls/pulls-words.ts'

interface PullsTableProps {
  readonly statistics: PullStatistics
  readonly view: PullsView
}

/** The figures of the charts, the newest first. Wider than a phone it scrolls by itself. */
export function PullsTable({ statistics: { periodStarts, pulls, series }, view: { period, by } }: PullsTableProps) {
  const columns = [
    { key: 'all', name: 'All', figures: pulls },
    // No two series are of one kind and name; a tag may be called as another column is.
    ...series.map((each) => ({ key: `${each.kind} ${each.name}`, name: seriesName(each, by), figures: each.pulls })),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label="Pulls as a table" tabIndex={0} className="overflow-x-auto">
      <table className="figures w-full text-right text-14">
        <thead className="text-13 text-ink-soft">
          <tr className="border-line border-b">
            <th scope="col" className="h-9 pr-4 text-left font-normal">
              From
            </th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="max-w-48 wrap-anywhere py-2 pl-4 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periodStarts
            .map((start, at) => (
              <tr key={start} className="border-line border-b">
                <th scope="row" className="h-9 whitespace-nowrap pr-4 text-left font-normal">
                  <time dateTime={start}>{periodNames(period, start).long}</time>
                </th>
                {columns.map(({ key, figures }) => (
                  <td key={key} className="pl-4">
                    {count(figures[at] ?? 0).exact}
                  </td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  )
}
