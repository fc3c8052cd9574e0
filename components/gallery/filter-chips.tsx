import { X } from 'lucide-react'
import Link from 'next/link'
import type { GallerySearch } from '#lib/gallery-search.ts'
import { withoutEachFilter } from '#lib/loosened-searches.ts'
import { searchPath } from '#lib/routes.ts'

interface FilterChipsProps {
  readonly search: GallerySearch
  readonly alias?: string
}

/** The filters that are on, each a link that takes it away: for where the filters themselves are folded away. */
export function FilterChips({ search, alias }: FilterChipsProps) {
  return withoutEachFilter(search).map(({ dropped, search: looser }) => (
    <Link
      key={dropped}
      href={searchPath(looser, alias)}
      prefetch={false}
      aria-label={`Remove filter ${dropped}`}
      className="inline-flex h-9 items-center gap-1.5 rounded-md bg-sunken px-3 text-14 hover:bg-hover"
    >
      {dropped}
      <X aria-hidden="true" className="size-3.5 text-ink-soft" />
    </Link>
  ))
}
