import type { Metadata } from 'next'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryPage } from '#components/console/repository-page.tsx'
import { RestoreForm } from '#components/console/restore-form.tsx'
import { RevisionChanges } from '#components/console/revision-changes.tsx'
import { RevisionList } from '#components/console/revision-list.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { type ConsoleCall, readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listCatalogRevisions, readCatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { restoreRevision } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History · ${await repositoryNameOf(params)}` }
}

/** Every change of a repository's catalog data; of a chosen one what it changed, and a way back to it. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const query = await searchParams
  const after = single(query.after) || undefined
  const chosen = Number(single(query.revision)) || undefined
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const history = await readInConsole((call) => readHistory(call, name, chosen, after))
  return (
    <RepositoryPage repository={found.answer} tab="history">
      {query.restored && <Notice>The earlier catalog data is the newest again.</Notice>}
      {'failure' in history ? (
        <Refusal {...history} />
      ) : (
        <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <div>
            <RevisionList name={name} revisions={history.answer.list.revisions} chosen={history.answer.shown?.revision} after={after} />
            <PageLinks
              label="Pages of history"
              previous={after ? { href: consolePaths.repository('history', name), text: 'Newest' } : undefined}
              next={
                history.answer.list.nextToken
                  ? { href: consolePaths.repository('history', name, { after: history.answer.list.nextToken }), text: 'Older' }
                  : undefined
              }
            />
          </div>
          {history.answer.shown && (
            <section aria-label={`Revision ${history.answer.shown.revision}`} className="min-w-0">
              <RevisionChanges revision={history.answer.shown} before={history.answer.before} />
              {history.answer.shown.revision !== history.answer.newest && (
                <RestoreForm
                  revision={history.answer.shown.revision}
                  newest={history.answer.newest}
                  action={restoreRevision.bind(null, name)}
                />
              )}
            </section>
          )}
        </div>
      )}
    </RepositoryPage>
  )
}

async function readHistory(call: ConsoleCall, name: string, chosen: number | undefined, after: string | undefined) {
  const [list, current] = await Promise.all([listCatalogRevisions(call, name, after), readCatalogRevision(call, name)])
  const shownNumber = chosen ?? list.revisions[0]?.revision
  const shown = shownNumber === undefined ? undefined : await readCatalogRevision(call, name, shownNumber)
  const before = shown && shown.revision > 1 ? await readCatalogRevision(call, name, shown.revision - 1) : undefined
  return { list, shown, before, newest: current.revision }
}
