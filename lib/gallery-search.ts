/** What the gallery can be filtered by; other declared values are neither badge nor filter. @see user guide, "Content types". */
export const knownOperatingSystems = ['Linux', 'Windows'] as const
export const knownArchitectures = ['ARM', 'ARM 64', 'x86', 'x86-64'] as const

/** The orders of a result list, by their name in the URL. */
export const gallerySorts = ['best', 'popular', 'updated', 'name'] as const
export type GallerySort = (typeof gallerySorts)[number]

/** The state of a result list. It lives in the URL and nowhere else. */
export interface GallerySearch {
  readonly searchTerm: string
  readonly verified: boolean
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  readonly sort: GallerySort
  /** From 1. */
  readonly page: number
}

/** Query parameters as Next hands them to a page. */
export type QueryParameters = Readonly<Record<string, string | string[] | undefined>>

const searchTermCharsMax = 200
const pageMax = 10_000
/** By best match the API has 10,000 results, and a page shows 25. */
const rankedPageMax = 400

/** Reads the state from a URL's query; what it does not know, it passes over. */
export function parseGallerySearch(query: QueryParameters): GallerySearch {
  const searchTerm = single(query.searchTerm).trim().slice(0, searchTermCharsMax)
  const sort = gallerySorts.find((known) => known === single(query.sort)) ?? defaultSort(searchTerm)
  const page = Number.parseInt(single(query.page), 10)
  return {
    searchTerm,
    verified: single(query.verified) === 'verified',
    operatingSystems: several(query.operatingSystems, knownOperatingSystems),
    architectures: several(query.architectures, knownArchitectures),
    sort,
    page: page >= 1 && page <= pageMaxOf({ searchTerm, sort }) ? page : 1,
  }
}

/** The last page that there can be, however many results. */
export function pageMaxOf({ searchTerm, sort }: Pick<GallerySearch, 'searchTerm' | 'sort'>): number {
  return searchTerm && sort === 'best' ? rankedPageMax : pageMax
}

const listParameters = ['searchTerm', 'verified', 'operatingSystems', 'architectures', 'sort', 'page']

/** Whether a query asks for a list, be it of everything; without one `/` is the front page. */
export function asksForList(query: QueryParameters): boolean {
  return listParameters.some((name) => query[name] !== undefined)
}

/** The order of a list when the URL asks for none. */
export function defaultSort(searchTerm: string): GallerySort {
  return searchTerm ? 'best' : 'popular'
}

/** The query of a state, without what is the default, in a fixed order: one state, one URL. */
export function gallerySearchQuery(search: GallerySearch): URLSearchParams {
  const query = new URLSearchParams()
  if (search.searchTerm) query.set('searchTerm', search.searchTerm)
  if (search.verified) query.set('verified', 'verified')
  for (const value of search.operatingSystems) query.append('operatingSystems', value)
  for (const value of search.architectures) query.append('architectures', value)
  if (search.sort !== defaultSort(search.searchTerm)) query.set('sort', search.sort)
  if (search.page > 1) query.set('page', String(search.page))
  return query
}

/** How many filters are on. */
export function countFilters(search: GallerySearch): number {
  return Number(search.verified) + search.operatingSystems.length + search.architectures.length
}

/** The first of a parameter's values, or an empty text. Without null characters, which no text of the backend may have. */
export function single(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\0', '')
}

function several(value: string | string[] | undefined, known: readonly string[]): readonly string[] {
  const asked = [value ?? []].flat()
  return known.filter((name) => asked.includes(name))
}
