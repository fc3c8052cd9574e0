import type { PullQuestion } from '#lib/backend/pull-statistics.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { repositoryPages } from '#lib/routes.ts'

export const pullPeriods = ['day', 'week', 'month'] as const
export type PullPeriod = (typeof pullPeriods)[number]
export const pullGroupings = ['all', 'tag', 'platform'] as const
export type PullGrouping = (typeof pullGroupings)[number]

/** What the page of pulls shows. It lives in the URL and nowhere else. */
export interface PullsView {
  readonly period: PullPeriod
  readonly by: PullGrouping
}

/** Reads what the URL asks for; what it does not know, it passes over. */
export function parsePullsView(query: QueryParameters): PullsView {
  return {
    period: pullPeriods.find((period) => period === single(query.period)) ?? 'day',
    by: pullGroupings.find((by) => by === single(query.by)) ?? 'all',
  }
}

/** The page of a view, or its figures as a file; without what is the default. */
export function pullsPath(alias: string, name: string, { period, by }: PullsView, format: 'page' | 'csv' = 'page'): string {
  const query = new URLSearchParams({ ...(period === 'day' ? {} : { period }), ...(by === 'all' ? {} : { by }) })
  const path = repositoryPages.pulls(alias, name) + (format === 'csv' ? '.csv' : '')
  return query.size > 0 ? `${path}?${query}` : path
}

const periods = {
  day: { period: 'DAY', points: 30 },
  week: { period: 'WEEK', points: 26 },
  month: { period: 'MONTH', points: 12 },
} as const satisfies Record<PullPeriod, Omit<PullQuestion, 'groupBy'>>
const groupings = { all: 'NONE', tag: 'TAG', platform: 'PLATFORM' } as const satisfies Record<PullGrouping, PullQuestion['groupBy']>

export function toQuestion({ period, by }: PullsView): PullQuestion {
  return { ...periods[period], groupBy: groupings[by] }
}
