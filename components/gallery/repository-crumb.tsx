import Link from 'next/link'
import { repositoryPath } from '#lib/routes.ts'

/** Above the heading of a page about a part of a repository: the way back to all of it. */
export function RepositoryCrumb({ alias, name }: { readonly alias: string; readonly name: string }) {
  return (
    <p className="text-14 text-ink-soft">
      <Link href={repositoryPath(alias, name)} prefetch={false} className="link wrap-anywhere">
        {alias}/{name}
      </Link>
    </p>
  )
}
