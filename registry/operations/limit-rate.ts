import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { Caller, Operation } from './operation.ts'
import { rateExceeded } from './rate-exceeded.ts'

// OCI clients give a push up at the first refusal of a manifest or an upload, where SDKs try again: they are let wait
// for their turn instead, for less long than any of them would wait for an answer.
const pushPatienceSeconds = 5

/**
 * Counts the call against the rate that the caller's account has for it.
 * @throws ServiceError `rate-exceeded`.
 * @see User guide, "Amazon ECR Public service quotas".
 */
export async function limitRate<Schema extends z.ZodType>(
  { rateQuota, service }: Pick<Operation<Schema>, 'rateQuota' | 'service'>,
  { principal }: Caller,
  { quotas, rates }: Pick<Context, 'quotas' | 'rates'>,
): Promise<void> {
  if (rateQuota === undefined || principal.type === 'anonymous') return
  const perSecond = await quotas.quotaOf(principal.accountId, rateQuota)
  if (perSecond === 0) return
  const patienceSeconds = service === 'distribution' ? pushPatienceSeconds : 0
  const turn = await rates.take(`${rateQuota} ${principal.accountId}`, perSecond, { patienceSeconds })
  if (!turn.taken) throw rateExceeded(turn.retryAfterSeconds)
  if (turn.waitSeconds > 0) await sleep(turn.waitSeconds * 1000)
}
