import type { PullStatistics } from '#lib/backend/pull-statistics.ts'
import { csvText } from '#lib/csv.ts'
import type { PullGrouping } from './pulls-view.ts'
import { seriesName } from './pulls-words.ts'

/** The figures with a line for each period, oldest first: all pulls, then those of each series. */
export function pullsCsv({ periodStarts, pulls, series }: PullStatistics, by: PullGrouping): string {
  const lines = [
    ['from', 'pulls', ...series.map((each) => seriesName(each, by))],
    ...periodStarts.map((start, at) => [start, pulls[at] ?? 0, ...series.map((each) => each.pulls[at] ?? 0)]),
  ]
  return csvText(lines)
}
