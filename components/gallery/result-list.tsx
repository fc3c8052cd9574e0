import { clsx } from 'clsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { resultsPerPage } from '#lib/backend/gallery.ts'
import type { SearchAnswer } from '#lib/backend/gallery-answers.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { type GallerySearch, pageMaxOf } from '#lib/gallery-search.ts'
import { searchPath } from '#lib/routes.ts'
import { BeyondEnd } from './beyond-end.tsx'
import { Filters } from './filters.tsx'
import { NoResults } from './no-results.tsx'
import { ResultRow } from './result-row.tsx'
import { ResultsRegion } from './results-region.tsx'
import { SortLinks } from './sort-links.tsx'

interface ResultListProps {
  readonly search: GallerySearch
  readonly answer: SearchAnswer
  readonly alias?: string
}

/** Filters on the left, rows on the right: the list of the search page and of a registry's page. */
export function ResultList({ search, answer, alias }: ResultListProps) {
  const { totalResults } = answer
  return (
    <div className="grid gap-x-12 gap-y-4 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
      <aside aria-label="Filter results">
        <Filters search={search} answer={answer} alias={alias} />
      </aside>
      <div className="min-w-0">
        <div
          className={clsx('flex flex-wrap items-center justify-between gap-x-4', totalResults > 0 && 'min-h-9 border-line border-b pb-2')}
        >
          <p className={totalResults > 0 ? 'text-14 text-ink-soft first-letter:uppercase' : 'sr-only'} role="status">
            {resultCount(search, answer, alias)}
          </p>
          {totalResults > 1 && <SortLinks search={search} alias={alias} />}
        </div>
        <ResultsRegion>
          <Results search={search} answer={answer} alias={alias} />
        </ResultsRegion>
        <ResultPages search={search} answer={answer} alias={alias} />
      </div>
    </div>
  )
}

function Results({ search, answer, alias }: ResultListProps) {
  const { repositoryCatalogSearchResultList: repositories, totalResults, approximate } = answer
  if (totalResults === 0) return <NoResults search={search} alias={alias} />
  if (repositories.length === 0) {
    const hrefOf = (page: number) => searchPath({ ...search, page }, alias)
    return <BeyondEnd page={search.page} pages={pagesOf(search, answer)} hrefOf={hrefOf} />
  }
  const now = new Date()
  return (
    <ol aria-label="Repositories">
      {repositories.map((repository) => (
        <ResultRow
          key={`${repository.primaryRegistryAliasName}/${repository.repositoryName}`}
          repository={repository}
          now={now}
          term={approximate ? '' : search.searchTerm}
          withPublisher={!alias}
        />
      ))}
    </ol>
  )
}

function resultCount(
  search: GallerySearch,
  { totalResults, totalIsEstimate, approximate }: SearchAnswer,
  alias: string | undefined,
): string {
  const found = counted(totalResults, 'repository', 'repositories', totalIsEstimate)
  if (approximate && totalResults > 0) {
    return `No match for “${search.searchTerm}”. ${totalResults === 1 ? 'The nearest name:' : 'The nearest names:'}`
  }
  // On the search page the title above says what was searched for.
  return alias && search.searchTerm ? `${found} for “${search.searchTerm}”` : found
}

function pagesOf(search: GallerySearch, { totalResults }: SearchAnswer): number {
  return Math.min(Math.max(1, Math.ceil(totalResults / resultsPerPage)), pageMaxOf(search))
}

function ResultPages({ search, answer, alias }: ResultListProps) {
  const { page } = search
  const pages = pagesOf(search, answer)
  if (answer.repositoryCatalogSearchResultList.length === 0) return null
  const to = (target: number) => searchPath({ ...search, page: target }, alias)
  const isEndKnown = !answer.totalIsEstimate || pages === pageMaxOf(search)
  const isCut = page === pages && page * resultsPerPage < answer.totalResults
  return (
    <>
      {isCut && (
        <p className="mt-4 max-w-prose text-14 text-ink-soft">
          The list ends with the first {count(page * resultsPerPage).exact}. To see others, search for more words or choose another order.
        </p>
      )}
      <PageLinks
        label="Result pages"
        previous={page > 1 ? { href: to(page - 1), text: 'Previous' } : undefined}
        next={page < pages ? { href: to(page + 1), text: 'Next' } : undefined}
        position={isEndKnown ? `Page ${page} of ${pages}` : `Page ${page}`}
      />
    </>
  )
}
