import type { Metadata } from 'next'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { StatementForm } from '#components/console/statement-form.tsx'
import { readForForm } from '#lib/backend/console/ask-backend.ts'
import { listEntityArns } from '#lib/backend/console/entity-arns.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { readSession } from '#lib/session/session-cookies.ts'
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
  const found = await readForForm(async (call) => {
    await findOwnRepository(call, name)
    return listEntityArns(call)
  })
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  return (
    <RepositoryTaskPage
      title="Add statement"
      name={name}
      from="permissions"
      intro="To sign in to the registry, users also need ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken from a policy of their own."
    >
      <StatementForm
        entities={'answer' in found ? found.answer : []}
        draftKey={draftKeyOf(await readSession(), 'add-statement', name)}
        cancelPath={consolePaths.repository('permissions', name)}
        action={addStatement.bind(null, name)}
      />
    </RepositoryTaskPage>
  )
}
