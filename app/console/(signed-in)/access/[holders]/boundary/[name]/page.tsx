import type { Metadata } from 'next'
import { ChoosePoliciesForm } from '#components/console/access/choose-policies-form.tsx'
import { HolderTaskPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import { setBoundary } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Permissions boundary · ${(await holderOfPath(params)).name}` }
}

/** Limits a user or role to what a managed policy allows. */
export default async function BoundaryPage({ params }: Props) {
  const { kind, name } = await holderOfPath(params)
  const found = await readInConsole(async (call) => ({
    holder: await findHolder(call, kind, name),
    policies: await listPoliciesToChoose(call),
  }))
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  const { holder, policies } = found.answer
  return (
    <HolderTaskPage
      kind={kind}
      name={name}
      title="Permissions boundary"
      intro="It allows nothing by itself. What it does not allow, no policy of theirs can."
    >
      <ChoosePoliciesForm
        policies={policies}
        several={false}
        chosen={holder.boundaryArn ? [holder.boundaryArn] : []}
        deed="Set boundary"
        cancelPath={accessPaths.holder(kind, 'permissions', name)}
        action={setBoundary.bind(null, kind, name)}
      />
    </HolderTaskPage>
  )
}
