import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { OwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { findRepository } from '#lib/backend/gallery.ts'
import { consolePaths, repositoryPath } from '#lib/routes.ts'
import { ConsolePage } from './console-page.tsx'
import { Tabs } from './tabs.tsx'

const tabs = { images: 'Images', detail: 'Gallery detail', permissions: 'Permissions', tags: 'Tags', history: 'History' } as const

interface RepositoryPageProps {
  readonly repository: OwnRepository
  readonly tab: keyof typeof tabs
  readonly children: ReactNode
}

/** A tab of a repository: what it is called and where it is, and what can be done with it. */
export async function RepositoryPage({ repository: { name, uri, alias }, tab, children }: RepositoryPageProps) {
  const isListed = (await findRepository(alias, name)) !== undefined
  return (
    <ConsolePage
      title={name}
      crumbs={[{ title: 'Repositories', path: consolePaths.repositories }]}
      action={
        <div className="flex flex-wrap gap-2">
          {isListed && (
            <Button asChild>
              <Link href={repositoryPath(alias, name)} prefetch={false}>
                View public listing
              </Link>
            </Button>
          )}
          <Button asChild>
            <Link href={consolePaths.repository('delete', name)} prefetch={false}>
              Delete
            </Link>
          </Button>
          <Button asChild look="primary">
            <Link href={consolePaths.repository('push-commands', name)} prefetch={false}>
              View push commands
            </Link>
          </Button>
        </div>
      }
    >
      <p className="-mt-4 flex items-center gap-1">
        <code className="wrap-anywhere font-mono text-13 text-ink-soft">{uri}</code>
        <CopyButton text={uri} label="Copy the URI" className="shrink-0" />
      </p>
      <Tabs
        label="Repository"
        tabs={Object.entries(tabs).map(([page, title]) => ({
          title,
          path: consolePaths.repository(page as keyof typeof tabs, name),
          current: page === tab,
        }))}
      />
      <div className="mt-4">{children}</div>
    </ConsolePage>
  )
}
