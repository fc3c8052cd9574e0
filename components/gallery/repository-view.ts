import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { type RepositoryView, repositoryTabs } from '#lib/routes.ts'
import { tagOrders, tagSorts } from '#lib/tag-list.ts'

const textCharsMax = 300
const tokenCharsMax = 4096

/** Reads what a repository page's URL asks for; what it does not know, it passes over. */
export function parseRepositoryView(query: QueryParameters): RepositoryView {
  return {
    tab: repositoryTabs.find((tab) => tab === single(query.tab)) ?? 'about',
    tag: text(query.tag, textCharsMax),
    tool: text(query.tool, textCharsMax),
    pin: single(query.pin) === 'digest',
    platform: text(query.platform, textCharsMax),
    filter: text(query.filter, textCharsMax),
    sort: tagSorts.find((sort) => sort === single(query.sort)),
    order: tagOrders.find((order) => order === single(query.order)),
    after: text(query.after, tokenCharsMax),
    compare: text(query.compare, textCharsMax),
  }
}

function text(value: string | string[] | undefined, charsMax: number): string | undefined {
  return single(value).trim().slice(0, charsMax) || undefined
}
