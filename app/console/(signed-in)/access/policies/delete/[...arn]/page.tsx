import type { Metadata } from 'next'
import Link from 'next/link'
import { policyCrumbs, RefusedPolicyPage } from '#components/console/access/managed-policy-page.tsx'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { arnOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { counted } from '#lib/format/quantity.ts'
import { deletePolicy } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly arn: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete ${actorName(await arnOfPath(params))}` }
}

/** Deletes a managed policy that nobody has. */
export default async function DeletePolicyPage({ params }: Props) {
  const arn = await arnOfPath(params)
  const found = await readInConsole((call) => findManagedPolicy(call, arn))
  if ('failure' in found) return <RefusedPolicyPage arn={arn} {...found} />
  const { name, uses } = found.answer
  return (
    <ConsolePage title="Delete policy" crumbs={policyCrumbs(arn)}>
      {uses > 0 ? (
        <p className="max-w-prose">
          The policy cannot be deleted while it is in use: it is attached, or the boundary, {counted(uses, 'time', 'times')}.{' '}
          <Link href={accessPaths.policy('entities', arn)} prefetch={false} className="link">
            See who has it
          </Link>
          , and detach it there.
        </p>
      ) : (
        <>
          <p className="max-w-prose">Nobody has the policy. It is deleted with all of its versions, and nothing brings them back.</p>
          <ConfirmForm
            word={name}
            deed="Delete policy"
            cancelPath={accessPaths.policy('detail', arn)}
            action={deletePolicy.bind(null, arn, name)}
          />
        </>
      )}
    </ConsolePage>
  )
}
