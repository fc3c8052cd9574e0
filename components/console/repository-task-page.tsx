import type { ReactNode } from 'react'
import { type ConsoleRepositoryPage, consolePaths } from '#lib/routes.ts'
import { ConsolePage } from './console-page.tsx'

interface RepositoryTaskPageProps {
  readonly title: string
  /** Of the repository. */
  readonly name: string
  /** The tab that it is done from, and that one comes back to. */
  readonly from: ConsoleRepositoryPage
  readonly intro?: ReactNode
  readonly children: ReactNode
}

/** A page on which one thing is done with a repository. */
export function RepositoryTaskPage({ title, name, from, intro, children }: RepositoryTaskPageProps) {
  const crumbs = [
    { title: 'Repositories', path: consolePaths.repositories },
    { title: name, path: consolePaths.repository(from, name) },
  ]
  return (
    <ConsolePage title={title} crumbs={crumbs} intro={intro}>
      {children}
    </ConsolePage>
  )
}
