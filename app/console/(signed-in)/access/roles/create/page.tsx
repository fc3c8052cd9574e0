import type { Metadata } from 'next'
import { holderCrumbs } from '#components/console/access/holder-page.tsx'
import { RoleForm } from '#components/console/access/role-form.tsx'
import { TemplateLinks } from '#components/console/access/template-links.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ifAllowed, listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { templateOf, trustTemplates } from '#lib/console/access/policy-templates.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { actingAccountId } from '#lib/session/console-session.ts'
import { sessionForForm } from '#lib/session/require-session.ts'
import { createRole } from './actions.ts'

export const metadata: Metadata = { title: 'Create role' }

/** Makes a role. */
export default async function CreateRolePage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const word = single((await searchParams).template)
  const templates = trustTemplates(actingAccountId(await sessionForForm()))
  // Who may not see the policies may still be allowed to make a role.
  const found = await readInConsole((call) => ifAllowed(() => listPoliciesToChoose(call)))
  const policies = 'answer' in found ? (found.answer ?? []) : []
  return (
    <ConsolePage title="Create role" crumbs={holderCrumbs('role')}>
      <TemplateLinks templates={templates} pathOf={(template) => accessPaths.create('role', { template })} />
      <RoleForm policies={policies} trustPolicy={templateOf(templates, word).policyText} action={createRole} />
    </ConsolePage>
  )
}
