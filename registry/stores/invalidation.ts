/** What was changed by somebody, so that whoever caches it drops it. */
export interface Invalidations {
  /**
   * `repository`: tags, manifests or links of the repository with this id. `account`: keys or aliases of the account
   * with this id. `all`: changes may have been missed.
   */
  subscribe(listener: (change: Change) => void): void
  /** False while changes may be missed: nothing may be answered from a cache then. */
  readonly connected: boolean
  close(): Promise<void>
}

export type Change =
  | { readonly type: 'repository'; readonly repositoryId: string }
  | { readonly type: 'account'; readonly accountId: string }
  | { readonly type: 'all' }
