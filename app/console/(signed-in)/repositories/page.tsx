import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RepositoryTable } from '#components/console/repository-table.tsx'
import { FirstPush } from '#components/gallery/first-push.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

export const metadata: Metadata = { title: 'Repositories' }

const repositoriesPerPage = 50

/** The repositories of the account. */
export default async function RepositoriesPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const after = single(query.after) || undefined
  const command = new DescribeRepositoriesCommand({ maxResults: repositoriesPerPage, nextToken: after })
  const found = await readInConsole(({ ecrPublic }) => ecrPublic.send(command))
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
      {'failure' in found ? <Refusal {...found} /> : <Repositories {...found.answer} first={after === undefined} />}
    </ConsolePage>
  )
}

interface RepositoriesProps {
  readonly repositories?: React.ComponentProps<typeof RepositoryTable>['repositories']
  readonly nextToken?: string
  readonly first: boolean
}

function Repositories({ repositories = [], nextToken, first }: RepositoriesProps) {
  if (repositories.length === 0 && first) return <FirstPush heading="h2" />
  return (
    <>
      <RepositoryTable repositories={repositories} />
      <PageLinks
        label="Pages of repositories"
        previous={first ? undefined : { href: consolePaths.repositories, text: 'First page' }}
        next={nextToken ? { href: `${consolePaths.repositories}?${new URLSearchParams({ after: nextToken })}`, text: 'Next' } : undefined}
      />
    </>
  )
}
