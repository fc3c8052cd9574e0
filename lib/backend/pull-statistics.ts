import { z } from 'zod'
import { callGallery } from './call-gallery.ts'

const amount = z.number().nonnegative()
const day = z.iso.date()

const series = z.object({
  kind: z.enum(['TAG', 'DIGEST', 'PLATFORM', 'OTHER', 'UNKNOWN']),
  /** The tag or platform. */
  name: z.string().optional(),
  pulls: z.array(amount),
})

const statistics = z.object({
  /** The first day of each period in UTC, oldest first. The last period is still going on. */
  periodStarts: z.array(day),
  pulls: z.array(amount),
  series: z.array(series),
  totals: z.object({ allTime: amount, last24Hours: amount, last7Days: amount, last30Days: amount }),
  countedSince: day.optional(),
})

export type PullStatistics = z.infer<typeof statistics>
export type PullSeries = z.infer<typeof series>

export interface PullQuestion {
  readonly period: 'DAY' | 'WEEK' | 'MONTH'
  /** As many periods as the backend has for it unless it says so. */
  readonly points?: number
  readonly groupBy: 'NONE' | 'TAG' | 'PLATFORM'
}

/** How often a repository was pulled. @throws BackendError */
export function readPullStatistics(alias: string, name: string, question: PullQuestion): Promise<PullStatistics> {
  return callGallery('getPullStatistics', { registryAliasName: alias, repositoryName: name, ...question }, statistics)
}
