import type { Metadata } from 'next'
import { DocumentForm } from '#components/console/access/document-form.tsx'
import { policyCrumbs, RefusedPolicyPage } from '#components/console/access/managed-policy-page.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { arnOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { savePolicy } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly arn: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${actorName(await arnOfPath(params))}` }
}

/** Changes what a managed policy says, by a new version of it. */
export default async function EditPolicyPage({ params }: Props) {
  const arn = await arnOfPath(params)
  const found = await readInConsole((call) => findManagedPolicy(call, arn))
  if ('failure' in found) return <RefusedPolicyPage arn={arn} {...found} />
  const { name, policyText } = found.answer
  return (
    <ConsolePage
      title={`Edit ${name}`}
      crumbs={policyCrumbs(arn)}
      intro="Saving makes a new version, which counts from then on for everybody who has the policy. The one before it is kept."
    >
      <DocumentForm
        kind="identity"
        policyText={policyText}
        draftKey={draftKeyOf(await requireSession(), 'edit-policy', arn)}
        deed="Save"
        cancelPath={accessPaths.policy('detail', arn)}
        action={savePolicy.bind(null, arn)}
      />
    </ConsolePage>
  )
}
