/** Whether a request may go on. */
export type Turn =
  /** After so many seconds, 0 for at once. The turn is taken, whether it is used or not. */
  { readonly taken: true; readonly waitSeconds: number } | { readonly taken: false; readonly retryAfterSeconds: number }

export interface TurnOptions {
  /** How long the caller would wait; 0 unless given. */
  readonly patienceSeconds?: number
  /** How many go on at once after silence; as many as the rate lets go on in a second unless given. */
  readonly burst?: number
}

/**
 * Who has asked how often, exactly and together for all processes that share the database, by the database's clock. After
 * silence as many requests go on at once as the rate lets go on in a second or the caller of this says, but at least one.
 */
export interface RateStore {
  /** Takes the next turn of `key`, of which `perSecond` (more than 0) come each second. */
  take(key: string, perSecond: number, options?: TurnOptions): Promise<Turn>
  /** Takes back the last turn of `key`, which then does not count. */
  giveBack(key: string, perSecond: number): Promise<void>
  /** Gives each key one pass that is good for so many seconds. */
  grant(keys: readonly string[], seconds: number): Promise<void>
  /** Uses up a pass; false when there is none. */
  redeem(key: string): Promise<boolean>
}
