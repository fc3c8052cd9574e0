import { countFilters, type GallerySearch } from './gallery-search.ts'

/** A search that asks for less, and what it no longer asks for. */
export interface LoosenedSearch {
  /** As in "without Windows"; also the label of a chip that takes the filter away. */
  readonly dropped: string
  readonly search: GallerySearch
}

/** The search without each one of its filters, in the order of the filters. */
export function withoutEachFilter(search: GallerySearch): LoosenedSearch[] {
  const { verified, operatingSystems, architectures } = search
  const first = { ...search, page: 1 }
  return [
    ...(verified ? [{ dropped: 'Verified account', search: { ...first, verified: false } }] : []),
    ...operatingSystems.map((dropped) => ({ dropped, search: { ...first, operatingSystems: without(operatingSystems, dropped) } })),
    ...architectures.map((dropped) => ({ dropped, search: { ...first, architectures: without(architectures, dropped) } })),
  ]
}

/** The search without any filter; undefined when it has fewer than two, since then it is one of the above. */
export function withoutFilters(search: GallerySearch): GallerySearch | undefined {
  if (countFilters(search) < 2) return undefined
  return { ...search, verified: false, operatingSystems: [], architectures: [], page: 1 }
}

const wordsMax = 4

/** Searches for each single word of a term of several; the first few. Nothing for quoted terms and single words. */
export function eachWord(search: GallerySearch): GallerySearch[] {
  const words = [...new Set(search.searchTerm.split(/\s+/))].filter((word) => !/^-|^or$|"/i.test(word))
  if (words.length < 2) return []
  return words.slice(0, wordsMax).map((searchTerm) => ({ ...search, searchTerm, page: 1 }))
}

function without(values: readonly string[], dropped: string): readonly string[] {
  return values.filter((value) => value !== dropped)
}
