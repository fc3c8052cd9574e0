'use client'

import { clsx } from 'clsx'
import { usePathname, useSearchParams } from 'next/navigation'
import { asksForList, gallerySearchQuery, parseGallerySearch } from '#lib/gallery-search.ts'
import { SearchField } from './search-field.tsx'

/**
 * The search of the whole gallery, in the header of every page. It suggests while one types; on the search page the
 * results follow instead. On the front page it is what one sees first, and still the same field: who types in it keeps the focus.
 */
export function HeaderSearch({ endpoint }: { readonly endpoint: string }) {
  const home = usePathname() === '/'
  const query = queryOf(useSearchParams())
  const list = home && asksForList(query)
  const front = home && !list
  const search = parseGallerySearch(list ? query : {})
  // A new term starts at page one, keeps the filters, and is ordered by how well it matches.
  const kept = [...gallerySearchQuery({ ...search, searchTerm: '', sort: 'popular', page: 1 })]
  return (
    <SearchField
      id="search"
      label="Search the gallery"
      placeholder="Search images, charts and publishers"
      searchTerm={search.searchTerm}
      endpoint={endpoint}
      hidden={kept}
      live={list}
      large={front}
      className={clsx('order-last w-full', front ? 'pt-4 pb-5 sm:pt-6 sm:pb-8' : 'md:order-none md:mx-auto md:max-w-2xl md:flex-1')}
    />
  )
}

function queryOf(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]))
}
