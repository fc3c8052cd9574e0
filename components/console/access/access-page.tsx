import type { ReactNode } from 'react'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { ConsolePage } from '../console-page.tsx'
import { Tabs } from '../tabs.tsx'

const tabs = [
  { title: 'Overview', path: accessPaths.home },
  { title: 'Users', path: accessPaths.list('user') },
  { title: 'Groups', path: accessPaths.list('group') },
  { title: 'Roles', path: accessPaths.list('role') },
  { title: 'Policies', path: accessPaths.list('policy') },
  { title: 'Simulator', path: accessPaths.simulator() },
] as const

interface AccessPageProps {
  readonly tab: (typeof tabs)[number]['title']
  readonly intro?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One of the pages that access management begins with. */
export function AccessPage({ tab, intro, action, children }: AccessPageProps) {
  const crumbs = tab === 'Overview' ? [] : [{ title: 'Access', path: accessPaths.home }]
  return (
    <ConsolePage title={tab === 'Overview' ? 'Access' : tab} crumbs={crumbs} intro={intro} action={action}>
      <div className="-mt-3">
        <Tabs label="Access" tabs={tabs.map(({ title, path }) => ({ title, path, current: title === tab }))} />
        <div className="mt-4">{children}</div>
      </div>
    </ConsolePage>
  )
}
