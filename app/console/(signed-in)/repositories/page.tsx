import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RepositoryListForm } from '#components/console/repository-list-form.tsx'
import { RepositoryTable } from '#components/console/repository-table.tsx'
import { FirstPush } from '#components/gallery/first-push.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listRepositories, type RepositoryList } from '#lib/backend/console/repositories.ts'
import { columnsCookie, readChosenColumns } from '#lib/console/chosen-columns.ts'
import {
  parseRepositoryList,
  type RepositoryListView,
  repositoryListPath,
  toRepositoryQuestion,
} from '#lib/console/repository-list-view.ts'
import { counted } from '#lib/format/quantity.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

export const metadata: Metadata = { title: 'Repositories' }

/** The repositories of the account. */
export default async function RepositoriesPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const view = parseRepositoryList(query, readChosenColumns((await cookies()).get(columnsCookie)?.value))
  const found = await readInConsole((call) => listRepositories(call, toRepositoryQuestion(view), view.after))
  return (
    <ConsolePage
      title="Repositories"
      action={
        <Button asChild look="primary">
          <Link href={consolePaths.createRepository} prefetch={false}>
            Create repository
          </Link>
        </Button>
      }
    >
      {query.deleted && (
        <div className="mb-4">
          <Notice>The repository is deleted.</Notice>
        </div>
      )}
      {'failure' in found ? <Refusal {...found} /> : <Repositories {...found.answer} view={view} />}
    </ConsolePage>
  )
}

function Repositories({ repositories, totalResults, nextToken, view }: RepositoryList & { readonly view: RepositoryListView }) {
  const first = { ...view, after: undefined }
  if (totalResults === 0 && !view.filter) return <FirstPush heading="h2" />
  return (
    <>
      <div className="mb-4">
        <RepositoryListForm view={view} />
      </div>
      {view.filter && (
        <p role="status" className="mb-3 wrap-anywhere text-ink-soft">
          {totalResults === 0
            ? `No repository of yours has “${view.filter}” in its name.`
            : `“${view.filter}” is in ${counted(totalResults, 'name', 'names')}.`}{' '}
          <Link href={repositoryListPath({ ...first, filter: '' })} prefetch={false} className="link text-ink">
            Show all
          </Link>
        </p>
      )}
      {repositories.length > 0 && <RepositoryTable repositories={repositories} view={view} />}
      <PageLinks
        label="Pages of repositories"
        previous={view.after ? { href: repositoryListPath(first), text: 'First page' } : undefined}
        next={nextToken ? { href: repositoryListPath({ ...view, after: nextToken }), text: 'Next' } : undefined}
      />
    </>
  )
}
