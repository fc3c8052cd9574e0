import type { Metadata } from 'next'
import { ChoosePoliciesForm } from '#components/console/access/choose-policies-form.tsx'
import { HolderTaskPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { ifAllowed, listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { policiesOf } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import { attachPolicies } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Attach policies · ${(await holderOfPath(params)).name}` }
}

/** Gives managed policies to a user, group or role. */
export default async function AttachPage({ params }: Props) {
  const { kind, name } = await holderOfPath(params)
  const found = await readInConsole(async (call) => {
    const attached = (await ifAllowed(() => policiesOf(call, kind, name).attached())) ?? []
    const has = new Set(attached.map(({ PolicyArn }) => PolicyArn))
    return (await listPoliciesToChoose(call)).filter(({ arn }) => !has.has(arn))
  })
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  return (
    <HolderTaskPage kind={kind} name={name} title="Attach policies" intro={`Those that the ${kind} does not have yet.`}>
      <ChoosePoliciesForm
        policies={found.answer}
        several
        chosen={[]}
        deed="Attach policies"
        cancelPath={accessPaths.holder(kind, 'permissions', name)}
        action={attachPolicies.bind(null, kind, name)}
      />
    </HolderTaskPage>
  )
}
