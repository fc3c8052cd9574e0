import Link from 'next/link'
import { Sparkline } from '#components/charts/sparkline.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Repository } from '#lib/backend/gallery-answers.ts'
import { readPullStatistics } from '#lib/backend/pull-statistics.ts'
import { moment } from '#lib/format/moment.ts'
import { count } from '#lib/format/quantity.ts'
import { pullsPath, toQuestion } from '#lib/pulls/pulls-view.ts'
import { periodNames, pullCount } from '#lib/pulls/pulls-words.ts'
import { Fact } from './pull-facts.tsx'

interface RepositoryFactsProps {
  readonly repository: Repository
  /** The alias by which the visitor came: links stay with it. */
  readonly alias: string
}

/** What there is to know of a repository as a whole. */
export function RepositoryFacts({ repository: { repository, insightData }, alias }: RepositoryFactsProps) {
  const now = new Date()
  const pulls = count(insightData.downloadCount)
  return (
    <dl className="figures px-4 py-3 text-13">
      <Fact name="Pulls">
        <Measure of={{ short: pulls.exact, exact: `${pulls.exact} in all` }} />
      </Fact>
      <RecentPulls alias={alias} name={repository.repositoryName} />
      <Fact name="Updated">
        <TimeAgo at={moment(repository.lastPushedAt, now)} />
      </Fact>
      <Fact name="Created">
        <TimeAgo at={moment(repository.createdAt, now)} />
      </Fact>
    </dl>
  )
}

const lastDays = { period: 'day', by: 'all' } as const

/** The pulls of the last days, in small; nothing while the figures cannot be had, which is no reason to show no page. */
async function RecentPulls({ alias, name }: { readonly alias: string; readonly name: string }) {
  const statistics = await readPullStatistics(alias, name, toQuestion(lastDays)).catch((cause: unknown) => {
    console.error('pulls could not be read', cause)
    return undefined
  })
  if (!statistics) return null
  const { periodStarts, pulls, totals } = statistics
  const bars = periodStarts.map((start, at) => {
    const value = pulls[at] ?? 0
    return { key: start, value, title: `${periodNames('day', start).long}: ${pullCount(value)}` }
  })
  return (
    <Fact name="Last 30 days">
      <Link href={pullsPath(alias, name, lastDays)} prefetch={false} className="inline-flex items-center gap-2">
        <Sparkline bars={bars} height={18} lastIsOpen className="w-28" />
        <span className="link">
          {count(totals.last30Days).exact}
          <span className="sr-only">{totals.last30Days === 1 ? ' pull' : ' pulls'}, by day, tag and platform</span>
        </span>
      </Link>
    </Fact>
  )
}
