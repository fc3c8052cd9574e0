import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Refused } from '#lib/backend/console/ask-backend.ts'
import type { ManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { isManaged } from '#lib/console/access/access-fields.ts'
import { accessPaths, type PolicyPage } from '#lib/console/access/access-paths.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { newsOf } from '#lib/console/news.ts'
import { ConsolePage } from '../console-page.tsx'
import { NewsNotice } from '../news-notice.tsx'
import { Refusal } from '../refusal.tsx'
import { Tabs } from '../tabs.tsx'
import { ArnLine } from './arn-line.tsx'

const tabs = { detail: 'Permissions', versions: 'Versions', entities: 'Entities attached' } as const

/** The pages above one about a policy. */
export const policyCrumbs = (arn?: string) => [
  { title: 'Access', path: accessPaths.home },
  { title: 'Policies', path: accessPaths.list('policy') },
  ...(arn === undefined ? [] : [{ title: actorName(arn), path: accessPaths.policy('detail', arn) }]),
]

interface ManagedPolicyPageProps {
  readonly policy: ManagedPolicy
  readonly tab: keyof typeof tabs
  readonly done: string | string[] | undefined
  readonly children: ReactNode
}

/** A tab of a managed policy. One that comes with the installation cannot be changed. */
export function ManagedPolicyPage({ policy: { arn, name, description }, tab, done, children }: ManagedPolicyPageProps) {
  return (
    <ConsolePage
      title={name}
      crumbs={policyCrumbs()}
      intro={description}
      action={
        isManaged(arn) ? undefined : (
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <Link href={accessPaths.policy('delete', arn)} prefetch={false}>
                Delete
              </Link>
            </Button>
            <Button asChild look="primary">
              <Link href={accessPaths.policy('edit', arn)} prefetch={false}>
                Edit
              </Link>
            </Button>
          </div>
        )
      }
    >
      <ArnLine arn={arn}>
        <span>{isManaged(arn) ? 'AWS managed: it comes with the installation' : 'Customer managed'}</span>
      </ArnLine>
      <Tabs
        label="Parts of the policy"
        tabs={Object.entries(tabs).map(([page, title]) => ({
          title,
          path: accessPaths.policy(page as PolicyPage, arn),
          current: page === tab,
        }))}
      />
      <div className="mt-4">
        <NewsNotice news={newsOf({ done })} />
        {children}
      </div>
    </ConsolePage>
  )
}

/** A page about a policy that the backend does not show. */
export function RefusedPolicyPage({ arn, ...refused }: Refused & { readonly arn: string }) {
  return (
    <ConsolePage title={actorName(arn)} crumbs={policyCrumbs()}>
      <Refusal {...refused} />
    </ConsolePage>
  )
}
