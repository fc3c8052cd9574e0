import type { Metadata } from 'next'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { StatementForm } from '#components/console/statement-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readEntityArns } from '#lib/backend/console/entity-arns.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { addStatement } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Add statement · ${await repositoryNameOf(params)}` }
}

/** Adds a statement to a repository's policy. @see user guide, "Setting a repository policy statement". */
export default async function AddStatementPage({ params }: Props) {
  const name = await repositoryNameOf(params)
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  return (
    <RepositoryTaskPage
      title="Add statement"
      name={name}
      from="permissions"
      intro="To sign in to the registry, users also need ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken from a policy of their own."
    >
      <StatementForm
        entities={await readEntityArns()}
        draftKey={draftKeyOf(await requireSession(), 'add-statement', name)}
        cancelPath={consolePaths.repository('permissions', name)}
        action={addStatement.bind(null, name)}
      />
    </RepositoryTaskPage>
  )
}
