import { ChevronRight, Download } from 'lucide-react'
import type { Metadata } from 'next'
import { LostRepository } from '#components/gallery/lost.tsx'
import { RepositoryCrumb } from '#components/gallery/repository-crumb.tsx'
import { PullsBreakdown, PullsChart } from '#components/pulls/pulls-chart.tsx'
import { PullsSwitches } from '#components/pulls/pulls-switches.tsx'
import { PullsTable } from '#components/pulls/pulls-table.tsx'
import { PullsTotals } from '#components/pulls/pulls-totals.tsx'
import { Button } from '#components/ui/button.tsx'
import { type PullStatistics, readPullStatistics } from '#lib/backend/pull-statistics.ts'
import { repositoryOf } from '#lib/backend/repository-address.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { type PullsView, parsePullsView, pullsPath, toQuestion } from '#lib/pulls/pulls-view.ts'
import { periodNames, spanName } from '#lib/pulls/pulls-words.ts'
import { repositoryPages } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, found } = await repositoryOf(params)
  if (!found) return { title: 'No such repository', robots: { index: false } }
  const { primaryRegistryAliasName: primary } = found.repository
  return {
    title: `Pulls of ${primary}/${name}`,
    description: `How often ${primary}/${name} is pulled, by day, week and month, by tag and by platform.`,
    alternates: { canonical: repositoryPages.pulls(primary, name) },
    robots: { index: false, follow: true },
  }
}

/** How often a repository was pulled: over time, by tag, by platform. */
export default async function PullsPage({ params, searchParams }: Props) {
  const { alias, name, found } = await repositoryOf(params)
  if (!found) return <LostRepository />
  const view = parsePullsView(await searchParams)
  const statistics = await readPullStatistics(alias, name, toQuestion(view))
  return (
    <>
      <RepositoryCrumb alias={alias} name={name} />
      <h1 className="text-28 font-semibold tracking-tight">Pulls</h1>
      <div className="mt-6">
        <PullsTotals totals={statistics.totals} />
      </div>
      {statistics.countedSince ? (
        <PullFigures alias={alias} name={name} view={view} statistics={statistics} since={statistics.countedSince} />
      ) : (
        <NoFigures everPulled={statistics.totals.allTime > 0} />
      )}
    </>
  )
}

interface PullFiguresProps {
  readonly alias: string
  readonly name: string
  readonly view: PullsView
  readonly statistics: PullStatistics
  readonly since: string
}

function PullFigures({ alias, name, view, statistics, since }: PullFiguresProps) {
  const { periodStarts, series, pulls } = statistics
  return (
    <>
      <div className="mt-6">
        <PullsSwitches alias={alias} name={name} view={view} />
      </div>
      <h2 className="mt-8 mb-3 text-16 font-semibold">All pulls in {spanName(view.period, pulls.length)}</h2>
      <PullsChart statistics={statistics} view={view} />
      {view.by !== 'all' && (
        <section aria-labelledby="breakdown" className="mt-10">
          <h2 id="breakdown" className="mb-1 text-16 font-semibold">
            {view.by === 'tag' ? 'By tag' : 'By platform'}
          </h2>
          <p className="mb-4 max-w-prose text-14 text-ink-soft">{explanations[view.by]}</p>
          {series.length > 0 ? <PullsBreakdown statistics={statistics} view={view} /> : <p>Nothing was pulled in this time.</p>}
        </section>
      )}
      <details className="group mt-10 border-line border-t pt-4">
        <summary className="inline-flex items-center gap-1 text-14">
          <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
          <span className="link">The same figures as a table</span>
        </summary>
        <div className="mt-3">
          <PullsTable statistics={statistics} view={view} />
        </div>
      </details>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p className="max-w-prose text-13 text-ink-soft">
          A pull is a manifest that was fetched, counted once for an index and the image of it that is taken.
          {periodStarts[0] && since > periodStarts[0] ? ` Figures by day begin on ${periodNames('day', since).long}.` : ''}
        </p>
        <Button asChild size="small">
          <a href={pullsPath(alias, name, view, 'csv')} download="">
            <Download aria-hidden="true" className="size-4" />
            Download as CSV
          </a>
        </Button>
      </div>
    </>
  )
}

const explanations = {
  tag: 'The tags that were pulled most in this time, all to one scale. Tags that are gone count among the others.',
  platform:
    'The platforms that were pulled most in this time, all to one scale. Who copies all of an index pulls once, for each of its platforms; a client that has an image already does not tell its platform.',
} as const

function NoFigures({ everPulled }: { readonly everPulled: boolean }) {
  return (
    <div className="mt-10 max-w-prose">
      <h2 className="text-20 font-semibold">{everPulled ? 'No pulls that are kept by day' : 'Nobody has pulled this yet'}</h2>
      <p className="mt-2 text-ink-soft">
        {everPulled
          ? 'It has not been pulled for more than a year, or not since pulls are counted by day. The next pull will show here.'
          : 'The first pull will show here within a minute, with its tag and platform.'}
      </p>
    </div>
  )
}
