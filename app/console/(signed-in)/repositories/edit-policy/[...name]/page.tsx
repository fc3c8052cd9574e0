import type { Metadata } from 'next'
import { PolicyForm } from '#components/console/policy-form.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { readForForm } from '#lib/backend/console/ask-backend.ts'
import { listEntityArns } from '#lib/backend/console/entity-arns.ts'
import { findPolicyText } from '#lib/backend/console/repository-access.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { savePolicy } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit permissions · ${await repositoryNameOf(params)}` }
}

/** A repository's policy as JSON, with its statements in fields beside it. @see user guide, "Setting a repository policy statement". */
export default async function EditPolicyPage({ params }: Props) {
  const name = await repositoryNameOf(params)
  const found = await readForForm(async (call) => ({ policyText: await findPolicyText(call, name), entities: await listEntityArns(call) }))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  // Without an answer the form itself knows what was typed.
  const { policyText = '', entities } = 'answer' in found ? found.answer : { entities: [] }
  return (
    <RepositoryTaskPage
      title="Edit permissions"
      name={name}
      from="permissions"
      intro="The statements name no resource: it is this repository. A policy without statements is taken away."
    >
      <PolicyForm
        policyText={policyText}
        entities={entities}
        draftKey={draftKeyOf(await readSession(), 'edit-policy', name)}
        cancelPath={consolePaths.repository('permissions', name)}
        action={savePolicy.bind(null, name)}
      />
    </RepositoryTaskPage>
  )
}
