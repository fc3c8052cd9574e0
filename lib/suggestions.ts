/** A repository that a half-typed search may mean. */
export interface Suggestion {
  readonly alias: string
  readonly name: string
  readonly verified: boolean
  readonly description: string
  readonly pulls: number
}

/** What the gallery has for a term: the best of it, and how much there is. */
export interface Suggestions {
  /** The term that these answer. */
  readonly term: string
  readonly items: readonly Suggestion[]
  readonly total: number
  /** Very many match, and they were not all counted. */
  readonly totalIsEstimate: boolean
  /** Nothing matches as written; these are the nearest names. */
  readonly approximate: boolean
}

/** At most this many are suggested: one look, not a list to read. */
export const suggestionsMax = 8

/**
 * Asks the gallery's API for repositories, from the browser.
 * @param endpoint where the backend is; empty for the page's own site.
 * @throws DOMException `AbortError` when the signal says so; Error when there is no answer, or none that is the API's.
 */
export async function fetchSuggestions(endpoint: string, term: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(`${endpoint}/api/gallery/searchRepositoryCatalogData`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ searchTerm: term, maxResults: suggestionsMax }),
    credentials: 'omit',
    signal,
  })
  if (!response.ok) throw new Error(`The gallery answered ${response.status}.`)
  return readSuggestions(term, await response.json())
}

// By hand: a schema library would weigh more than everything else that suggests.
function readSuggestions(term: string, answer: unknown): Suggestions {
  const { repositoryCatalogSearchResultList: list, totalResults, totalIsEstimate, approximate } = fieldsOf(answer)
  if (!Array.isArray(list) || typeof totalResults !== 'number') throw new Error("The gallery's answer is not a search's.")
  return {
    term,
    items: list.map(fieldsOf).map((one) => ({
      alias: String(one.primaryRegistryAliasName),
      name: String(one.repositoryName),
      verified: one.registryVerified === true,
      description: typeof one.repositoryDescription === 'string' ? one.repositoryDescription : '',
      pulls: Number(one.downloadCount) || 0,
    })),
    total: totalResults,
    totalIsEstimate: totalIsEstimate === true,
    approximate: approximate === true,
  }
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
