import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { OwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { findRepository } from '#lib/backend/gallery.ts'
import { consolePaths, repositoryPath } from '#lib/routes.ts'
import { ConsolePage } from './console-page.tsx'

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
      <nav aria-label="Repository" className="mt-3 flex gap-6 overflow-x-auto border-line border-b">
        {Object.entries(tabs).map(([page, title]) => (
          <Link
            key={page}
            href={consolePaths.repository(page as keyof typeof tabs, name)}
            prefetch={false}
            aria-current={page === tab ? 'page' : undefined}
            className={clsx(
              '-mb-px flex h-10 shrink-0 items-center border-b-2 transition-colors',
              page === tab ? 'border-ink font-medium' : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
            )}
          >
            {title}
          </Link>
        ))}
      </nav>
      <div className="mt-4">{children}</div>
    </ConsolePage>
  )
}
