/** The orders of a list of tags, by their name in the URL. */
export const tagSorts = ['newest', 'version', 'name', 'size'] as const
export type TagSort = (typeof tagSorts)[number]

/** The direction of an order. */
export const tagOrders = ['ascending', 'descending'] as const
export type TagOrder = (typeof tagOrders)[number]

/** Names begin at A, all else with the newest or largest. */
export function defaultTagOrder(sort: TagSort): TagOrder {
  return sort === 'name' ? 'ascending' : 'descending'
}

/** Which tags of a repository, in which order, and from where on. */
export interface TagList {
  /** Only tags with this text in them; empty for all. */
  readonly filter?: string | undefined
  readonly sort?: TagSort | undefined
  readonly order?: TagOrder | undefined
  /** The token of another page of the same list. */
  readonly after?: string | undefined
}
