/** What was changed by somebody, so that whoever caches it drops it. */
export interface Invalidations {
  /**
   * `repository`: tags, manifests, links, texts, policy or resource tags of the repository with this id. `account`: the account
   * with this id or its aliases. `identity`: its users, roles, keys, policies or quotas. `all`: changes may have been missed.
   */
  subscribe(listener: (change: Change) => void): void
  /** False while changes may be missed: nothing may be answered from a cache then. */
  readonly connected: boolean
  close(): Promise<void>
}

export type Change =
  | { readonly type: 'repository'; readonly repositoryId: string }
  | { readonly type: 'account' | 'identity'; readonly accountId: string }
  | { readonly type: 'all' }
