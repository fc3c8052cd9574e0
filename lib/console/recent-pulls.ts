import { BackendError } from '#lib/backend/backend-error.ts'
import { readPullStatistics } from '#lib/backend/pull-statistics.ts'

const days = 30

/** Pulls of the last 30 days by tag; undefined where they cannot be had, as of a repository that the gallery does not show. */
export async function readRecentPulls(alias: string, name: string): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const { series } = await readPullStatistics(alias, name, { period: 'DAY', points: days, groupBy: 'TAG' })
    return new Map(series.flatMap(({ kind, name: tag, pulls }) => (kind === 'TAG' && tag ? [[tag, sum(pulls)] as const] : [])))
  } catch (error) {
    if (error instanceof BackendError) return undefined
    throw error
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
