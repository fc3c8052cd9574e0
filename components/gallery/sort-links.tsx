import { clsx } from 'clsx'
import Link from 'next/link'
import { type GallerySearch, type GallerySort, gallerySorts } from '#lib/gallery-search.ts'
import { searchPath } from '#lib/routes.ts'

const names = { best: 'Best match', popular: 'Most pulled', updated: 'Updated', name: 'Name' } satisfies Record<GallerySort, string>

interface SortLinksProps {
  readonly search: GallerySearch
  readonly alias?: string
}

/** The orders of a list as links, the present one marked. "Best match" needs something to match. */
export function SortLinks({ search, alias }: SortLinksProps) {
  const offered = gallerySorts.filter((sort) => sort !== 'best' || search.searchTerm)
  return (
    <nav aria-label="Sort by" className="-mx-2 flex flex-wrap items-center text-13">
      {offered.map((sort) => (
        <Link
          key={sort}
          href={searchPath({ ...search, sort, page: 1 }, alias)}
          prefetch={false}
          aria-current={sort === search.sort ? 'true' : undefined}
          className={clsx(
            'whitespace-nowrap rounded-md px-2 py-1.5 transition-colors hover:bg-hover',
            sort === search.sort ? 'font-medium text-ink underline decoration-2 underline-offset-8' : 'text-ink-soft',
          )}
        >
          {names[sort]}
        </Link>
      ))}
    </nav>
  )
}
