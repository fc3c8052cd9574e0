import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Refused } from '#lib/backend/console/ask-backend.ts'
import type { PolicyHolder } from '#lib/backend/console/policy-holders.ts'
import { accessPaths, type HolderPage as PageName } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { newsOf } from '#lib/console/news.ts'
import { moment } from '#lib/format/moment.ts'
import { ConsolePage } from '../console-page.tsx'
import { NewsNotice } from '../news-notice.tsx'
import { Refusal } from '../refusal.tsx'
import { Tabs } from '../tabs.tsx'
import { ArnLine } from './arn-line.tsx'

const tabs = {
  user: { permissions: 'Permissions', groups: 'Groups', credentials: 'Security credentials', tags: 'Tags', settings: 'Settings' },
  group: { users: 'Users', permissions: 'Permissions', settings: 'Settings' },
  role: { permissions: 'Permissions', trust: 'Trust relationships', tags: 'Tags', settings: 'Settings' },
} as const satisfies Record<HolderKind, Partial<Record<PageName, string>>>

const listTitles = { user: 'Users', group: 'Groups', role: 'Roles' } as const

/** The pages above one about a user, group or role. */
export function holderCrumbs(kind: HolderKind, name?: string) {
  return [
    { title: 'Access', path: accessPaths.home },
    { title: listTitles[kind], path: accessPaths.list(kind) },
    ...(name === undefined ? [] : [{ title: name, path: accessPaths.holder(kind, 'permissions', name) }]),
  ]
}

interface HolderPageProps {
  readonly holder: PolicyHolder
  readonly tab: PageName
  /** What has just been done, as the query says it. */
  readonly done: string | string[] | undefined
  readonly children: ReactNode
}

/** A tab of a user, group or role. */
export function HolderPage({ holder: { kind, name, arn, createdAt }, tab, done, children }: HolderPageProps) {
  return (
    <ConsolePage
      title={name}
      crumbs={holderCrumbs(kind)}
      action={
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href={accessPaths.simulator({ kind, name })} prefetch={false}>
              Simulate
            </Link>
          </Button>
          <Button asChild>
            <Link href={accessPaths.holder(kind, 'delete', name)} prefetch={false}>
              Delete
            </Link>
          </Button>
        </div>
      }
    >
      <ArnLine arn={arn}>
        {createdAt && (
          <span>
            created <TimeAgo at={moment(createdAt)} />
          </span>
        )}
      </ArnLine>
      <Tabs
        label={`Parts of the ${kind}`}
        tabs={Object.entries(tabs[kind]).map(([page, title]) => ({
          title,
          path: accessPaths.holder(kind, page as PageName, name),
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

interface HolderTaskPageProps {
  readonly kind: HolderKind
  readonly name: string
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
}

/** A page on which one thing is done with a user, group or role. */
export function HolderTaskPage({ kind, name, title, intro, children }: HolderTaskPageProps) {
  return (
    <ConsolePage title={title} crumbs={holderCrumbs(kind, name)} intro={intro}>
      {children}
    </ConsolePage>
  )
}

/** A page about a user, group or role that the backend does not show. */
export function RefusedHolderPage({ kind, name, ...refused }: Refused & { readonly kind: HolderKind; readonly name: string }) {
  return (
    <ConsolePage title={name} crumbs={holderCrumbs(kind)}>
      <Refusal {...refused} />
    </ConsolePage>
  )
}
