'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { gallerySearchQuery, parseGallerySearch } from '#lib/gallery-search.ts'
import { SearchField } from './search-field.tsx'

/** The search of the whole gallery, in the header of every page; on the home page results follow the typing. */
export function HeaderSearch({ className }: { readonly className?: string }) {
  const home = usePathname() === '/'
  const parameters = useSearchParams()
  const search = parseGallerySearch(home ? queryOf(parameters) : {})
  // A new term starts at page one, keeps the filters, and is ordered by how well it matches.
  const kept = [...gallerySearchQuery({ ...search, searchTerm: '', sort: 'popular', page: 1 })]
  return (
    <SearchField
      id="search"
      label="Search the gallery"
      placeholder="Search images, charts and publishers"
      searchTerm={search.searchTerm}
      hidden={kept}
      live={home}
      className={className}
    />
  )
}

function queryOf(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]))
}
