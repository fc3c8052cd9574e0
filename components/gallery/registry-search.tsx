import { type GallerySearch, gallerySearchQuery } from '#lib/gallery-search.ts'
import { SearchField } from './search-field.tsx'

interface RegistrySearchProps {
  readonly search: GallerySearch
  readonly alias: string
  readonly publisher: string
}

/** The search of one registry, on its own page. */
export function RegistrySearch({ search, alias, publisher }: RegistrySearchProps) {
  const kept = [...gallerySearchQuery({ ...search, searchTerm: '', sort: 'popular', page: 1 })]
  return (
    <SearchField
      id="registry-search"
      label={`Search in ${publisher}`}
      placeholder={`Search in ${publisher}`}
      searchTerm={search.searchTerm}
      alias={alias}
      hidden={kept}
      live
      className="mt-5 mb-6 lg:ml-62 lg:mb-4"
    />
  )
}
