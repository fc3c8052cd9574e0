import type { Context } from '#registry/context.ts'
import { pullDaysKept } from '#registry/domain/pull-periods.ts'
import type { Expiry } from '#registry/stores/expiry.ts'

const dayMs = 24 * 3600 * 1000

/** How long each is kept, and what removes it. Expired credentials answer for a day that they are expired. */
const rules: readonly { readonly keptMs: number; readonly remove: keyof Expiry }[] = [
  { remove: 'removeEvents', keptMs: 90 * dayMs },
  { remove: 'removeSessions', keptMs: dayMs },
  { remove: 'removeSpentChallenges', keptMs: 3600 * 1000 },
  { remove: 'removeRateBuckets', keptMs: 3600 * 1000 },
  { remove: 'removePullHours', keptMs: 2 * dayMs },
  { remove: 'removePullDays', keptMs: pullDaysKept * dayMs },
]

/** Removes what is of no more use, portion by portion. @see User guide, "Amazon ECR Public information in CloudTrail". */
export async function expire({ expiry, clock, log }: Pick<Context, 'expiry' | 'clock' | 'log'>, signal: AbortSignal): Promise<void> {
  const now = clock().getTime()
  for (const { keptMs, remove } of rules) {
    try {
      while (!signal.aborted && (await expiry[remove](new Date(now - keptMs))) > 0);
    } catch (error) {
      log.warn({ err: error, remove }, 'what is old could not be removed')
    }
  }
}
