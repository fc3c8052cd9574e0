import type { RepositoryQuestion } from '#lib/backend/console/repositories.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

/** The columns beside the name, in the order of the table. */
export const repositoryColumns = {
  uri: 'URI',
  images: 'Images',
  pushed: 'Last push',
  created: 'Created',
  pulls: 'Pulls',
} as const
export type RepositoryColumn = keyof typeof repositoryColumns

/** By what the table can be sorted, and in which direction it is at first. */
const sorts = {
  name: { orderBy: 'NAME', descending: false },
  pushed: { orderBy: 'LAST_PUSHED_AT', descending: true },
  created: { orderBy: 'CREATED_AT', descending: true },
  pulls: { orderBy: 'PULLS', descending: true },
} as const satisfies Record<string, Omit<RepositoryQuestion, 'filter'>>
export type RepositorySort = keyof typeof sorts

/** What the list of repositories shows. It lives in the URL, but for the columns that somebody chose for good. */
export interface RepositoryListView {
  /** A part of the name; empty: all of them. */
  readonly filter: string
  readonly sort: RepositorySort
  readonly descending: boolean
  readonly columns: readonly RepositoryColumn[]
  /** Those of an address that names none. */
  readonly usual: readonly RepositoryColumn[]
  /** A page, by the token of the one before. */
  readonly after: string | undefined
}

const columns = Object.keys(repositoryColumns) as RepositoryColumn[]
export const usualColumns: readonly RepositoryColumn[] = ['uri', 'images', 'pushed', 'created']
const filterCharsMax = 205

/** Reads what the URL asks for; what it does not know, it passes over. */
export function parseRepositoryList(query: QueryParameters, usual = usualColumns): RepositoryListView {
  const asked = query.column === undefined ? usual : [query.column].flat()
  const sort = isSort(single(query.sort)) ? (single(query.sort) as RepositorySort) : 'name'
  const order = single(query.order)
  return {
    filter: single(query.filter).trim().slice(0, filterCharsMax),
    sort,
    descending: order === 'asc' || order === 'desc' ? order === 'desc' : sorts[sort].descending,
    columns: columns.filter((column) => asked.includes(column)),
    usual,
    after: single(query.after) || undefined,
  }
}

export function isSort(name: string): name is RepositorySort {
  return Object.hasOwn(sorts, name)
}

/** The members of ListRepositories' input that say which, and in what order. */
export function toRepositoryQuestion({ filter, sort, descending }: RepositoryListView): RepositoryQuestion {
  return { ...(filter ? { filter } : {}), orderBy: sorts[sort].orderBy, descending }
}

/** A view with the table sorted by this: the other way round where it is already. */
export function sortedBy(view: RepositoryListView, sort: RepositorySort): RepositoryListView {
  return { ...view, sort, descending: view.sort === sort ? !view.descending : sorts[sort].descending, after: undefined }
}

/** The query of a view, without what is the default: also the hidden fields of a form that keeps it. */
export function repositoryListFields(view: RepositoryListView): [name: string, value: string][] {
  const { filter, sort, descending, columns, usual, after } = view
  const isUsual = columns.join() === usual.join()
  return [
    ...(filter ? [['filter', filter] as [string, string]] : []),
    ...(sort === 'name' ? [] : [['sort', sort] as [string, string]]),
    ...(descending === sorts[sort].descending ? [] : [['order', descending ? 'desc' : 'asc'] as [string, string]]),
    // The name is always shown: it stands for a choice of no other.
    ...(isUsual ? [] : ['name', ...columns].map((column): [string, string] => ['column', column])),
    ...(after ? [['after', after] as [string, string]] : []),
  ]
}

export function repositoryListPath(view: RepositoryListView): string {
  const query = new URLSearchParams(repositoryListFields(view))
  return query.size > 0 ? `${consolePaths.repositories}?${query}` : consolePaths.repositories
}
