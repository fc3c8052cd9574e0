import { createHash } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import { sourceNetwork } from '#registry/operations/distribution/limit-pulls.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { rateExceeded } from '#registry/operations/rate-exceeded.ts'

interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** What is bounded for itself, each by the caller's network, by a name, and by the name from that network. */
interface AttemptRates {
  readonly network: Rate
  readonly nameFromNetwork?: Rate
  readonly name?: Rate
  /** Of everybody together. */
  readonly all?: Rate
}

const hour = 3600

const purposes = {
  // Whoever mistypes has a handful of tries. All together a name has so few that no list of common passwords gets far, yet
  // so many that a stranger must go on and on to keep its owner out.
  'sign-in': {
    network: { perSecond: 1 / 5, burst: 30 },
    nameFromNetwork: { perSecond: 1 / 30, burst: 8 },
    name: { perSecond: 1 / 10, burst: 60 },
  },
  // As of codes. Nothing can be guessed here either, but each try costs a look at a signature.
  passkey: {
    network: { perSecond: 1 / 5, burst: 30 },
    name: { perSecond: 1 / 30, burst: 10 },
  },
  // Nothing can be guessed; it only bounds what the provider is asked.
  openid: { network: { perSecond: 1, burst: 120 } },
  // Each may send a mail or make an account. A workshop behind one address comes through, a flood does not.
  'sign-up': {
    network: { perSecond: 30 / hour, burst: 30 },
    name: { perSecond: 3 / hour, burst: 3 },
    all: { perSecond: 600 / hour, burst: 600 },
  },
} as const satisfies Record<string, AttemptRates>

/** Puts back what a right password took: only wrong ones count. */
export type GiveBack = () => Promise<void>

/**
 * Counts one attempt in the name of `name`, whether or not that is anybody. Not for use in a transaction.
 * @throws ServiceError `rate-exceeded`.
 */
export async function limitAttempts(
  purpose: keyof typeof purposes,
  name: string,
  { sourceIp }: Pick<RequestFacts, 'sourceIp'>,
  context: Pick<Context, 'rates'>,
): Promise<GiveBack> {
  const rates: AttemptRates = purposes[purpose]
  const network = sourceNetwork(sourceIp)
  // Names are of any length, and nobody's business.
  const who = createHash('sha256').update(name.toLowerCase()).digest('base64url').slice(0, 22)
  const turns = [
    [`${purpose} from ${network}`, rates.network],
    [`${purpose} ${who} from ${network}`, rates.nameFromNetwork],
    [`${purpose} ${who}`, rates.name],
    [purpose, rates.all],
  ] as const
  const taken: (readonly [key: string, perSecond: number])[] = []
  for (const [key, rate] of turns) {
    if (!rate) continue
    const turn = await context.rates.take(key, rate.perSecond, { burst: rate.burst })
    if (!turn.taken) throw rateExceeded(turn.retryAfterSeconds)
    taken.push([key, rate.perSecond])
  }
  return async () => {
    for (const [key, perSecond] of taken) await context.rates.giveBack(key, perSecond)
  }
}
