import { parseGallerySearch } from '#lib/gallery-search.ts'
import { searchPath } from '#lib/routes.ts'

/** The path that a search form stands for: what its submission would ask for, in the one written form. */
export function formPath(form: HTMLFormElement, alias?: string): string {
  const query: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') query[name] = [...(query[name] ?? []), value]
  }
  return searchPath(parseGallerySearch(query), alias)
}
