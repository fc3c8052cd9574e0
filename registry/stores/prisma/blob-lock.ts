/**
 * Who links a blob to a repository shares its lock with others who do; who removes the blob has it alone. Taken before anything
 * of the blob is looked at, and held until the transaction ends. `digest` is an SQL expression, as is what these answer.
 */
export function sharedBlobLock(digest: string): string {
  return `pg_advisory_xact_lock_shared(${lockKey(digest)})`
}

/** True when nobody is linking the blob, and nobody begins to until the transaction ends. */
export function soleBlobLock(digest: string): string {
  return `pg_try_advisory_xact_lock(${lockKey(digest)})`
}

// Two digests with one number only make one wait for the other.
function lockKey(digest: string): string {
  return `hashtextextended('galleon blob ' || ${digest}, 0)`
}
