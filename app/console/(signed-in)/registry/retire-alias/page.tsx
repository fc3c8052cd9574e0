import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readAliases } from '#lib/backend/console/registry-settings.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { retireAlias } from '../actions.ts'

export const metadata: Metadata = { title: 'Give up alias' }

/** Asks before an alias is given up. */
export default async function RetireAliasPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const name = single((await searchParams).alias)
  const found = await readInConsole(readAliases)
  if ('failure' in found) return <RefusedPage title="Give up alias" {...found} />
  const alias = found.answer.find((known) => known.name === name && known.status === 'ACTIVE' && !known.defaultRegistryAlias)
  if (!alias) notFound()
  return (
    <ConsolePage title="Give up alias" crumbs={[{ title: 'Registry', path: consolePaths.registry }]}>
      <p className="max-w-prose">
        Pull URIs and addresses with <code className="wrap-anywhere font-mono">{alias.name}</code> work no longer, and no other registry
        ever gets it. You can ask for it again.
        {alias.primaryRegistryAlias && ' The gallery then shows the default alias.'}
      </p>
      <ConfirmForm
        word={alias.name}
        deed="Give up alias"
        doing="Giving up…"
        cancelPath={consolePaths.registry}
        action={retireAlias.bind(null, alias.name)}
      />
    </ConsolePage>
  )
}
