import type { Metadata } from 'next'
import { LostRepository } from '#components/gallery/lost.tsx'
import { RepositoryCrumb } from '#components/gallery/repository-crumb.tsx'
import { ReportForm } from '#components/report/report-form.tsx'
import { repositoryOf } from '#lib/backend/repository-address.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { submitReport } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { alias, name, found } = await repositoryOf(params)
  return { title: found ? `Report ${alias}/${name}` : 'No such repository', robots: { index: false } }
}

/** Where anybody tells the operator of a repository that should not be as it is. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { alias, name, found } = await repositoryOf(params)
  if (!found) return <LostRepository />
  const sent = single((await searchParams).sent)
  return (
    <div className="max-w-prose">
      <RepositoryCrumb alias={alias} name={name} />
      {sent ? (
        <Thanks id={sent} />
      ) : (
        <>
          <h1 className="text-28 font-semibold tracking-tight">Report this repository</h1>
          <p className="mt-1 text-ink-soft">
            The operator of this gallery reads it, and nobody else: the publisher is not told who wrote. For a fault in the image itself,
            ask its publisher.
          </p>
          <ReportForm action={submitReport.bind(null, alias, name)} />
        </>
      )}
    </div>
  )
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function Thanks({ id }: { readonly id: string }) {
  return (
    <>
      <h1 className="text-28 font-semibold tracking-tight">Thank you for the report</h1>
      <p className="mt-3 text-ink-soft">The operator of this gallery will look into it.</p>
      {idPattern.test(id) && (
        <p className="mt-3 text-14 text-ink-soft">
          If you write to the operator about it, name the report: <code className="wrap-anywhere font-mono text-13 text-ink">{id}</code>
        </p>
      )}
    </>
  )
}
