'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { type RepositoryTab, repositoryPath, repositoryTabs } from '#lib/routes.ts'

const names = { about: 'About', usage: 'Usage', tags: 'Image tags' } satisfies Record<RepositoryTab, string>

interface RepositoryTabsProps {
  readonly alias: string
  readonly name: string
  readonly current: RepositoryTab
  /** How many tags it has, as it is shown: the browser need not load what formats numbers. */
  readonly totalTags: string
}

/** The three views of a repository, each with an address of its own; what is chosen in the pull panel stays. */
export function RepositoryTabs({ alias, name, current, totalTags }: RepositoryTabsProps) {
  const query = useSearchParams()
  const view = { tag: query.get('tag') ?? undefined, tool: query.get('tool') ?? undefined, pin: query.get('pin') === 'digest' }
  return (
    <nav aria-label="Repository" className="flex gap-6 border-line border-b">
      {repositoryTabs.map((tab) => (
        <Link
          key={tab}
          href={repositoryPath(alias, name, { ...view, tab })}
          prefetch={false}
          scroll={false}
          aria-current={tab === current ? 'page' : undefined}
          className={clsx(
            '-mb-px flex h-11 items-center gap-2 border-b-2 text-14 transition-colors',
            tab === current
              ? 'border-ink font-medium text-ink'
              : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
          )}
        >
          {names[tab]}
          {tab === 'tags' && <span className="figures text-13 text-ink-soft">{totalTags}</span>}
        </Link>
      ))}
    </nav>
  )
}
