import type { Metadata } from 'next'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { TagsForm } from '#components/console/tags-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { saveHolderTags } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Tags · ${(await holderOfPath(params)).name}` }
}

/** Keys and values on a user or role. */
export default async function HolderTagsPage({ params, searchParams }: Props) {
  const { kind, name } = await holderOfPath(params)
  const found = await readInConsole((call) => findHolder(call, kind, name))
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  return (
    <HolderPage holder={found.answer} tab="tags" done={(await searchParams).done}>
      <p className="max-w-prose text-ink-soft">
        Policies may ask for them, of the {kind} itself and, as <code className="font-mono text-13">aws:PrincipalTag</code>, of what it
        does.
      </p>
      <TagsForm tags={found.answer.tags} action={saveHolderTags.bind(null, kind, name)} />
    </HolderPage>
  )
}
