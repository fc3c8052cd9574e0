import type { Metadata } from 'next'
import Link from 'next/link'
import { ConsolePage } from '#components/console/console-page.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ReportList } from '#components/console/report-list.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listReports } from '#lib/backend/console/operator.ts'
import { newsOf } from '#lib/console/news.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths, withQuery } from '#lib/routes.ts'
import { resolveReport } from '../actions.ts'

export const metadata: Metadata = { title: 'Reports' }

/** What visitors reported of repositories, the oldest first. */
export default async function ReportsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const all = single(query.show) === 'all'
  const after = single(query.after) || undefined
  const found = await readInConsole(({ galleon }) => listReports(galleon, !all, after))
  const pathOf = (more: Readonly<Record<string, string>>) =>
    withQuery(consolePaths.reports, new URLSearchParams({ ...(all ? { show: 'all' } : {}), ...more }))
  return (
    <ConsolePage
      title="Reports"
      intro={
        <>
          What visitors told you of repositories.{' '}
          <Link href={all ? consolePaths.reports : `${consolePaths.reports}?show=all`} prefetch={false} className="link">
            {all ? 'Show the open ones only' : 'Show the closed ones, too'}
          </Link>
        </>
      }
    >
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (
        <>
          <ReportList reports={found.answer.reports} resolve={resolveReport} />
          <PageLinks
            label="Pages of reports"
            previous={after ? { href: pathOf({}), text: 'First page' } : undefined}
            next={found.answer.nextToken ? { href: pathOf({ after: found.answer.nextToken }), text: 'Next' } : undefined}
          />
        </>
      )}
    </ConsolePage>
  )
}
