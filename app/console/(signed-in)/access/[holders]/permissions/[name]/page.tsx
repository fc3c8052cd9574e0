import type { Metadata } from 'next'
import Link from 'next/link'
import { AttachedPolicies } from '#components/console/access/attached-policies.tsx'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { InlinePolicies } from '#components/console/access/inline-policies.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { ifAllowed, listGroupsOf } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder, policiesOf } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { deleteInlinePolicy, detachPolicy, removeBoundary } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Permissions · ${(await holderOfPath(params)).name}` }
}

/** The policies of a user, group or role. */
export default async function PermissionsPage({ params, searchParams }: Props) {
  const of = await holderOfPath(params)
  const { kind, name } = of
  const found = await readInConsole((call) => findHolder(call, kind, name))
  if ('failure' in found) return <RefusedHolderPage {...of} {...found} />
  const holder = found.answer
  return (
    <HolderPage holder={holder} tab="permissions" done={(await searchParams).done}>
      <div className="grid gap-8">
        <ConsoleSection
          title="Attached policies"
          intro="Managed policies, ten at most. Others can have them, too."
          action={
            <Button asChild look="primary">
              <Link href={accessPaths.holder(kind, 'attach', name)} prefetch={false}>
                Attach policies
              </Link>
            </Button>
          }
        >
          <div className="mt-3">
            <Attached kind={kind} name={name} />
            {kind === 'user' && <FromGroups name={name} />}
          </div>
        </ConsoleSection>
        <ConsoleSection
          title="Inline policies"
          intro={`Policies that are this ${kind}’s alone, and go with it.`}
          action={
            <Button asChild>
              <Link href={accessPaths.holder(kind, 'inline-policy', name)} prefetch={false}>
                Add inline policy
              </Link>
            </Button>
          }
        >
          <div className="mt-3">
            <Inline kind={kind} name={name} />
          </div>
        </ConsoleSection>
        {kind !== 'group' && <Boundary kind={kind} name={name} arn={holder.boundaryArn} />}
      </div>
    </HolderPage>
  )
}

interface PartProps {
  readonly kind: HolderKind
  readonly name: string
}

async function Attached({ kind, name }: PartProps) {
  const found = await readInConsole((call) => policiesOf(call, kind, name).attached())
  if ('failure' in found) return <Refusal {...found} />
  return <AttachedPolicies policies={found.answer} detach={detachPolicy.bind(null, kind, name)} />
}

async function Inline({ kind, name }: PartProps) {
  const found = await readInConsole(async (call) => {
    const policies = policiesOf(call, kind, name)
    return Promise.all(
      (await policies.inlineNames()).map(async (policy) => ({
        name: policy,
        policyText: await ifAllowed(() => policies.findInline(policy)),
        editPath: accessPaths.holder(kind, 'inline-policy', name, { policy }),
      })),
    )
  })
  if ('failure' in found) return <Refusal {...found} />
  return <InlinePolicies policies={found.answer} remove={deleteInlinePolicy.bind(null, kind, name)} />
}

/** Whose policies a user has as well; nothing for one in no group, or for who may not see it. */
async function FromGroups({ name }: { readonly name: string }) {
  const found = await readInConsole((call) => ifAllowed(() => listGroupsOf(call, name)))
  const groups = 'answer' in found ? (found.answer ?? []) : []
  if (groups.length === 0) return null
  return (
    <p className="mt-4">
      With them count the policies of{' '}
      {groups.map((group, index) => (
        <span key={group}>
          {index > 0 && ', '}
          <Link href={accessPaths.holder('group', 'permissions', group)} prefetch={false} className="link wrap-anywhere">
            {group}
          </Link>
        </span>
      ))}
      .
    </p>
  )
}

function Boundary({ kind, name, arn }: PartProps & { readonly arn: string | undefined }) {
  return (
    <ConsoleSection
      title="Permissions boundary"
      intro="A managed policy that all others are limited to: what it does not allow, none of them can."
      action={
        <Button asChild>
          <Link href={accessPaths.holder(kind, 'boundary', name)} prefetch={false}>
            {arn ? 'Change boundary' : 'Set boundary'}
          </Link>
        </Button>
      }
    >
      <div className="mt-3">
        {arn ? (
          <div className="flex flex-wrap items-center gap-3">
            <Link href={accessPaths.policy('detail', arn)} prefetch={false} className="link wrap-anywhere">
              {actorName(arn)}
            </Link>
            <DeedButton deed="Remove" label="Remove the permissions boundary" action={removeBoundary.bind(null, kind, name)} />
          </div>
        ) : (
          <p className="text-ink-soft">There is none.</p>
        )}
      </div>
    </ConsoleSection>
  )
}
