import type { Metadata } from 'next'
import Link from 'next/link'
import { CatalogDataView } from '#components/console/catalog-data-view.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryPage } from '#components/console/repository-page.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readCatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { findRepository } from '#lib/backend/gallery.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { savePullTag } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Gallery detail · ${await repositoryNameOf(params)}` }
}

/** What the gallery shows of a repository. @see user guide, "Viewing public repository information". */
export default async function DetailPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const [catalog, listed] = await Promise.all([
    readInConsole((call) => readCatalogRevision(call, name)),
    findRepository(found.answer.alias, name),
  ])
  return (
    <RepositoryPage repository={found.answer} tab="detail">
      {(await searchParams).saved && <Notice>Your changes are saved.</Notice>}
      {'failure' in catalog ? (
        <Refusal {...catalog} />
      ) : (
        <>
          <div className="mb-4 mt-3">
            <Button asChild>
              <Link href={consolePaths.repository('edit', name)} prefetch={false}>
                Edit
              </Link>
            </Button>
          </div>
          <CatalogDataView {...catalog.answer.catalogData} />
          {listed && (
            <ShortForm
              label="Save tag to pull"
              deed="Save"
              className="mt-8"
              fields={[
                {
                  name: 'imageTag',
                  label: 'Tag to pull',
                  hint: 'The gallery offers it first. Empty: the most recently pushed one.',
                  charsMax: 128,
                  value: listed.repository.preferredTag ?? '',
                },
              ]}
              action={savePullTag.bind(null, name)}
            />
          )}
        </>
      )}
    </RepositoryPage>
  )
}
