import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentForm } from '#components/console/access/document-form.tsx'
import { HolderTaskPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { TemplateLinks } from '#components/console/access/template-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { policiesOf } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import { identityTemplates, templateOf } from '#lib/console/access/policy-templates.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { actingAccountId } from '#lib/session/console-session.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { sessionForForm } from '#lib/session/require-session.ts'
import { addInlinePolicy, saveInlinePolicy } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Inline policy · ${(await holderOfPath(params)).name}` }
}

/** A policy that is one user's, group's or role's alone: a new one, or the one that the address names. */
export default async function InlinePolicyPage({ params, searchParams }: Props) {
  const { kind, name } = await holderOfPath(params)
  const query = await searchParams
  const session = await sessionForForm()
  const policy = single(query.policy)
  const cancelPath = accessPaths.holder(kind, 'permissions', name)
  if (!policy) {
    const templates = identityTemplates(actingAccountId(session))
    const word = single(query.template)
    return (
      <HolderTaskPage kind={kind} name={name} title="Add inline policy">
        <TemplateLinks templates={templates} pathOf={(template) => accessPaths.holder(kind, 'inline-policy', name, { template })} />
        <DocumentForm
          kind="identity"
          policyText={templateOf(templates, word).policyText}
          draftKey={draftKeyOf(session, 'add-inline-policy', kind, name)}
          nameLabel="Policy name"
          deed="Add policy"
          cancelPath={cancelPath}
          action={addInlinePolicy.bind(null, kind, name)}
        />
      </HolderTaskPage>
    )
  }
  const found = await readInConsole((call) => policiesOf(call, kind, name).findInline(policy))
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  if (found.answer === undefined) notFound()
  return (
    <HolderTaskPage kind={kind} name={name} title={`Edit ${policy}`}>
      <DocumentForm
        kind="identity"
        policyText={found.answer}
        draftKey={draftKeyOf(session, 'edit-inline-policy', kind, name, policy)}
        deed="Save"
        cancelPath={cancelPath}
        action={saveInlinePolicy.bind(null, kind, name, policy)}
      />
    </HolderTaskPage>
  )
}
