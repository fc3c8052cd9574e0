import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { countFilters, type GallerySearch } from '#lib/gallery-search.ts'
import { searchPath } from '#lib/routes.ts'

interface NoResultsProps {
  readonly search: GallerySearch
  readonly alias?: string
}

/** What stands where results would: why there are none, and the ways on from here. */
export function NoResults({ search, alias }: NoResultsProps) {
  const filters = countFilters(search)
  const withoutFilters = { ...search, verified: false, operatingSystems: [], architectures: [], page: 1 }
  if (!search.searchTerm && filters === 0) return <NothingPublished alias={alias} />
  return (
    <div className="border-line border-b pb-10">
      <h2 className="text-20 font-semibold">{search.searchTerm ? 'Nothing found' : 'Nothing has all of these'}</h2>
      <p className="mt-2 max-w-prose text-14 text-ink-soft">
        {filters > 0
          ? 'The filters may hide what you look for. Names, publishers and texts are searched; small slips of the finger are forgiven.'
          : 'Names, publishers and texts are searched, and small slips of the finger are forgiven. Try a shorter or more general word.'}
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        {filters > 0 && (
          <Button asChild>
            <Link href={searchPath(withoutFilters, alias)}>Search without filters</Link>
          </Button>
        )}
        {search.searchTerm && alias && (
          <Button asChild>
            <Link href={searchPath(withoutFilters)}>Search the whole gallery</Link>
          </Button>
        )}
        <Button asChild look="quiet">
          <Link href={alias ? `/${alias}` : '/'}>Show everything</Link>
        </Button>
      </div>
    </div>
  )
}

function NothingPublished({ alias }: { readonly alias: string | undefined }) {
  return (
    <div className="border-line border-b pb-10">
      <h2 className="text-20 font-semibold">
        {alias ? 'This publisher shows no repositories yet' : 'Nothing has been published here yet'}
      </h2>
      <p className="mt-2 max-w-prose text-14 text-ink-soft">A repository appears as soon as an image has been pushed to it.</p>
    </div>
  )
}
