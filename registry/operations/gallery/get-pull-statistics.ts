import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { dayOf, type PullPeriod, periodStarts, pullPeriods, pullPointsMax } from '#registry/domain/pull-periods.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import type { PullQuestion, PullSeries } from '#registry/stores/pulls.ts'
import { type PullGrouping, pullGroupings, series, toSeries } from './pull-series.ts'
import { repositoryMembers, repositoryNotFound } from './shown-repository.ts'

const pointsByDefault = { DAY: 30, WEEK: 26, MONTH: 12 } as const satisfies Record<PullPeriod, number>
const groupsMax = 10

const input = z
  .object({
    ...repositoryMembers,
    period: z.enum(pullPeriods).default('DAY'),
    points: z
      .int()
      .min(1)
      .max(Math.max(...Object.values(pullPointsMax)))
      .optional(),
    groupBy: z.enum(pullGroupings).default('NONE'),
    maxGroups: z.int().min(1).max(groupsMax).default(5),
  })
  .check(({ value, issues }) => {
    const max = pullPointsMax[value.period]
    if (value.points === undefined || value.points <= max) return
    const message = `must be at most ${max} with a period of ${value.period}`
    issues.push({ code: 'custom', path: ['points'], message, input: value.points })
  })

export const pullStatisticsAnswer = z.object({
  period: z.enum(pullPeriods),
  groupBy: z.enum(pullGroupings),
  periodStarts: z
    .array(z.string())
    .readonly()
    .describe('The first day of each period, oldest first, `YYYY-MM-DD` in UTC. The last period is still going on.'),
  pulls: z.array(z.number()).readonly().describe('All pulls in each period.'),
  series: z.array(series).readonly().describe('Empty with a `groupBy` of `NONE`.'),
  totals: z.object({
    allTime: z.number(),
    last24Hours: z.number().describe('To the hour: the present one and the 23 before it.'),
    last7Days: z.number().describe("Of seven and of thirty UTC days, today's the last."),
    last30Days: z.number(),
  }),
  countedSince: z.string().describe('The first day, `YYYY-MM-DD`, for which there are figures; absent while there are none.').optional(),
})

export type PullStatisticsAnswer = z.output<typeof pullStatisticsAnswer>

/**
 * How often a repository was pulled in the last days, weeks (from Monday) or months, of UTC. Zeros stand where nothing was
 * pulled. With `groupBy` also by the most pulled tags or platforms, and what remains.
 * @throws ServiceError `repository-not-found`, for one without images too.
 */
export const getPullStatistics = defineOperation({
  name: 'getPullStatistics',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input,
  answer: pullStatisticsAnswer,
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<PullStatisticsAnswer> {
    const found = await context.gallery.find(request.registryAliasName, request.repositoryName)
    if (!found) throw repositoryNotFound(request)
    const { period, groupBy, points = pointsByDefault[period] } = request
    const { repositoryId } = found
    const now = context.clock()
    const starts = periodStarts(period, points, now)
    const question = { repositoryId, period, from: starts[0] ?? dayOf(now), to: dayOf(now) }
    const [all, { since, ...totals }, groups] = await Promise.all([
      context.pullStatistics.total(question),
      context.pullStatistics.totals(repositoryId, now),
      readGroups(groupBy, question, request.maxGroups, context),
    ])
    const pulls = starts.map((start) => all.pulls.get(start) ?? 0)
    return {
      period,
      groupBy,
      periodStarts: starts,
      pulls,
      series: toSeries(groupBy, groups, { starts, totals: pulls }),
      totals: { allTime: found.pullCount, ...totals },
      ...(since === undefined ? {} : { countedSince: since }),
    }
  },
})

async function readGroups(
  grouping: PullGrouping,
  question: PullQuestion,
  limit: number,
  { pullStatistics }: Pick<Context, 'pullStatistics'>,
): Promise<readonly PullSeries[]> {
  if (grouping === 'TAG') return pullStatistics.byTag(question, limit)
  return grouping === 'PLATFORM' ? pullStatistics.byPlatform(question, limit) : []
}
