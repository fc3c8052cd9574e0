import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { type RepositoryView, repositoryTabs } from '#lib/routes.ts'

const textCharsMax = 300
const tokenCharsMax = 4096

/** Reads what a repository page's URL asks for; what it does not know, it passes over. */
export function parseRepositoryView(query: QueryParameters): RepositoryView {
  return {
    tab: repositoryTabs.find((tab) => tab === single(query.tab)) ?? 'about',
    tag: text(query.tag, textCharsMax),
    tool: text(query.tool, textCharsMax),
    pin: single(query.pin) === 'digest',
    filter: text(query.filter, textCharsMax),
    after: text(query.after, tokenCharsMax),
  }
}

function text(value: string | string[] | undefined, charsMax: number): string | undefined {
  return single(value).trim().slice(0, charsMax) || undefined
}
