import type { Metadata } from 'next'
import { DocumentForm } from '#components/console/access/document-form.tsx'
import { policyCrumbs } from '#components/console/access/managed-policy-page.tsx'
import { TemplateLinks } from '#components/console/access/template-links.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { identityTemplates, templateOf } from '#lib/console/access/policy-templates.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { actingAccountId } from '#lib/session/console-session.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { sessionForForm } from '#lib/session/require-session.ts'
import { createPolicy } from './actions.ts'

export const metadata: Metadata = { title: 'Create policy' }

/** Makes a managed policy. @see user guide, "Amazon ECR identity-based policy examples". */
export default async function CreatePolicyPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const word = single((await searchParams).template)
  const session = await sessionForForm()
  const templates = identityTemplates(actingAccountId(session))
  return (
    <ConsolePage title="Create policy" crumbs={policyCrumbs()}>
      <TemplateLinks templates={templates} pathOf={(template) => accessPaths.create('policy', { template })} />
      <DocumentForm
        kind="identity"
        policyText={templateOf(templates, word).policyText}
        draftKey={draftKeyOf(session, 'create-policy')}
        nameLabel="Policy name"
        described
        deed="Create policy"
        cancelPath={accessPaths.list('policy')}
        action={createPolicy}
      />
    </ConsolePage>
  )
}
