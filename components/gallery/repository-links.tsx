import { Rss, Tag } from 'lucide-react'
import Link from 'next/link'
import { repositoryPages } from '#lib/routes.ts'

/** Ways to follow a repository and to show it elsewhere. */
export function RepositoryLinks({ alias, name }: { readonly alias: string; readonly name: string }) {
  return (
    <nav aria-label="Follow and embed" className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-3 text-13">
      <Link href={repositoryPages.badges(alias, name)} prefetch={false} className="inline-flex items-center gap-1.5 text-ink-soft">
        <Tag aria-hidden="true" className="size-4" />
        <span className="link">Badges</span>
      </Link>
      {/* A feed is a file: a link of the browser's own. */}
      <a href={repositoryPages.feed(alias, name)} type="application/atom+xml" className="inline-flex items-center gap-1.5 text-ink-soft">
        <Rss aria-hidden="true" className="size-4" />
        <span className="link">Feed of new tags</span>
      </a>
    </nav>
  )
}
