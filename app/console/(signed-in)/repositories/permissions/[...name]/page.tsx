import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessTable, accessActions } from '#components/console/access-table.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryPage } from '#components/console/repository-page.tsx'
import { StatementList } from '#components/console/statement-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { findPolicyText, listAccess } from '#lib/backend/console/repository-access.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { deleteStatement } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Permissions · ${await repositoryNameOf(params)}` }
}

/** The policy of a repository, and what all policies together come to. @see user guide, "Public repository policies". */
export default async function PermissionsPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const query = await searchParams
  const after = single(query.after) || undefined
  const found = await readInConsole(async (call) => ({
    repository: await findOwnRepository(call, name),
    policyText: await findPolicyText(call, name),
  }))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const { repository, policyText } = found.answer
  const access = await readInConsole((call) => listAccess(call, name, accessActions, after))
  return (
    <RepositoryPage repository={repository} tab="permissions">
      {query.saved && <Notice>The permissions are saved.</Notice>}
      <section aria-labelledby="statements" className="mt-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="statements" className="text-16 font-semibold">
            Repository policy
          </h2>
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <Link href={consolePaths.repository('add-statement', name)} prefetch={false}>
                Add statement
              </Link>
            </Button>
            <Button asChild>
              <Link href={consolePaths.repository('edit-policy', name)} prefetch={false}>
                Edit
              </Link>
            </Button>
          </div>
        </div>
        <StatementList policyText={policyText} action={deleteStatement.bind(null, name)} />
      </section>
      <section aria-labelledby="access" className="mt-8">
        <h2 id="access" className="text-16 font-semibold">
          Who can push here?
        </h2>
        <p className="mt-1 max-w-prose text-ink-soft">
          What all policies together let everybody in the account do, as if they asked now from where you are. Everybody can pull.
        </p>
        {'failure' in access ? (
          <div className="mt-3">
            <Refusal {...access} />
          </div>
        ) : (
          <>
            <AccessTable {...access.answer} />
            <PageLinks
              label="Pages of principals"
              previous={after ? { href: consolePaths.repository('permissions', name), text: 'First page' } : undefined}
              next={
                access.answer.nextToken
                  ? { href: consolePaths.repository('permissions', name, { after: access.answer.nextToken }), text: 'Next' }
                  : undefined
              }
            />
          </>
        )}
      </section>
    </RepositoryPage>
  )
}
