import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { searchRepositories } from '#lib/backend/gallery.ts'
import { counted } from '#lib/format/quantity.ts'
import { countFilters, type GallerySearch } from '#lib/gallery-search.ts'
import { eachWord, withoutEachFilter, withoutFilters } from '#lib/loosened-searches.ts'
import { allRepositoriesPath, registryPath, searchPath } from '#lib/routes.ts'
import { FirstPush } from './first-push.tsx'

interface NoResultsProps {
  readonly search: GallerySearch
  readonly alias?: string
}

/** What stands where results would: why there are none, and which of the ways on from here leads to some. */
export async function NoResults({ search, alias }: NoResultsProps) {
  const filtered = countFilters(search) > 0
  if (!search.searchTerm && !filtered) return alias ? <NothingPublished /> : <FirstPush heading="h2" />
  const ways = await waysOn(search, alias)
  return (
    <div className="max-w-prose">
      <h2 className="text-20 font-semibold">{search.searchTerm ? `Nothing matches “${search.searchTerm}”` : 'Nothing has all of these'}</h2>
      <p className="mt-2 text-14 text-ink-soft">
        {search.searchTerm && 'Names, publishers and texts were searched, and names that are nearly the same. '}
        {ways.length > 0 ? 'There is something if you ask for less:' : 'Try a shorter or more general word.'}
      </p>
      {ways.length > 0 && (
        <ul className="mt-4 border-line border-t">
          {ways.map(({ text, href, found }) => (
            <li key={href} className="relative flex items-baseline justify-between gap-4 border-line border-b py-2 text-14 hover:bg-hover">
              <Link href={href} prefetch={false} className="link wrap-anywhere after:absolute after:inset-0">
                {text}
              </Link>
              <span className="figures shrink-0 text-13 text-ink-soft">{found}</span>
            </li>
          ))}
        </ul>
      )}
      <Button asChild className="mt-5">
        <Link href={alias ? registryPath(alias) : allRepositoriesPath} prefetch={false}>
          Show everything
        </Link>
      </Button>
    </div>
  )
}

interface Way {
  readonly text: string
  readonly href: string
  /** As in "12 repositories". */
  readonly found: string
}

// Each is asked for, with a page of one: a way that leads to nothing again helps nobody.
async function waysOn(search: GallerySearch, alias: string | undefined): Promise<Way[]> {
  const everywhere = { ...search, page: 1 }
  const all = withoutFilters(search)
  const candidates = [
    ...withoutEachFilter(search).map((looser) => ({ text: `Without “${looser.dropped}”`, search: looser.search, alias })),
    ...(all ? [{ text: 'Without any filter', search: all, alias }] : []),
    ...(alias ? [{ text: 'In the whole gallery', search: everywhere, alias: undefined }] : []),
    ...eachWord(search).map((word) => ({ text: `Only “${word.searchTerm}”`, search: word, alias })),
  ]
  const answers = await Promise.all(candidates.map((way) => searchRepositories(way.search, way.alias, 1)))
  return candidates.flatMap((way, index) => {
    const { totalResults = 0, totalIsEstimate } = answers[index] ?? {}
    if (totalResults === 0) return []
    return [
      {
        text: way.text,
        href: searchPath(way.search, way.alias),
        found: counted(totalResults, 'repository', 'repositories', totalIsEstimate),
      },
    ]
  })
}

function NothingPublished() {
  return (
    <div>
      <h2 className="text-20 font-semibold">This publisher shows no repositories yet</h2>
      <p className="mt-2 max-w-prose text-14 text-ink-soft">A repository appears as soon as an image has been pushed to it.</p>
    </div>
  )
}
