/** Removes what is of no more use, in small portions that hold nobody up. Each answers how many rows went, 0 at the end. */
export interface Expiry {
  /** Events from before `before` that no trail has still to deliver. */
  removeEvents(before: Date): Promise<number>
  /** Temporary credentials that expired before `before`. */
  removeSessions(before: Date): Promise<number>
  /** Challenges of passkeys that were answered, and would be too old since before `before`. */
  removeSpentChallenges(before: Date): Promise<number>
  /** What rate limits remember of callers who have been silent since `before`. */
  removeRateBuckets(before: Date): Promise<number>
  /** Counts of pulls by hour, of days before that of `before`. */
  removePullHours(before: Date): Promise<number>
  /** All counts of pulls by day, of days before that of `before`; a repository's total stays. */
  removePullDays(before: Date): Promise<number>
}
