import { createHash } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import { sourceNetwork } from '#registry/operations/distribution/limit-pulls.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { rateExceeded } from '#registry/operations/rate-exceeded.ts'

// Whoever mistypes has a handful of tries. All together a name has so few that no list of common passwords gets far, yet
// so many that a stranger must go on and on to keep its owner out.
const rates = {
  network: { perSecond: 1 / 5, burst: 30 },
  nameFromNetwork: { perSecond: 1 / 30, burst: 8 },
  name: { perSecond: 1 / 10, burst: 60 },
} as const

/** Puts back what a right password took: only wrong ones count. */
export type GiveBack = () => Promise<void>

/**
 * Counts one attempt to sign in as `name`, whether or not that is anybody. Not for use in a transaction.
 * @throws ServiceError `rate-exceeded`.
 */
export async function limitAttempts(
  name: string,
  { sourceIp }: Pick<RequestFacts, 'sourceIp'>,
  context: Pick<Context, 'rates'>,
): Promise<GiveBack> {
  const network = sourceNetwork(sourceIp)
  // Names are of any length, and nobody's business.
  const who = createHash('sha256').update(name.toLowerCase()).digest('base64url').slice(0, 22)
  const turns = [
    [`signin from ${network}`, rates.network],
    [`signin ${who} from ${network}`, rates.nameFromNetwork],
    [`signin ${who}`, rates.name],
  ] as const
  for (const [key, { perSecond, burst }] of turns) {
    const turn = await context.rates.take(key, perSecond, { burst })
    if (!turn.taken) throw rateExceeded(turn.retryAfterSeconds)
  }
  return async () => {
    for (const [key, { perSecond }] of turns) await context.rates.giveBack(key, perSecond)
  }
}
