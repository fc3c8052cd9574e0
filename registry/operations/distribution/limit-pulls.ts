import type { Context } from '#registry/context.ts'
import type { Digest } from '#registry/domain/digest.ts'
import { indexMediaTypes } from '#registry/domain/media-types.ts'
import { parseManifest } from '#registry/domain/parse-manifest.ts'
import { parseAddress } from '#registry/iam/ip-address.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { rateExceeded } from '#registry/operations/rate-exceeded.ts'
import type { StoredManifest } from '#registry/stores/images.ts'

// A client that copies all of an index fetches the last child after the layers of the others.
const childPassSeconds = 600
const childPassesMax = 100

/**
 * Counts a pull against the rate of its account, or of its source address. An index and its children are one pull: with
 * the index, the caller gets a pass for each child.
 * @throws ServiceError `rate-exceeded`.
 * @see User guide, "Amazon ECR Public service quotas".
 */
export async function limitPulls(
  manifest: StoredManifest,
  caller: Caller,
  { quotas, rates }: Pick<Context, 'quotas' | 'rates'>,
): Promise<void> {
  const { principal } = caller
  const isAnonymous = principal.type === 'anonymous'
  const perSecond = isAnonymous ? quotas.defaultOf('L-PULLSANONYMOUS') : await quotas.quotaOf(principal.accountId, 'L-PULLS')
  if (perSecond === 0) return
  const who = isAnonymous ? sourceNetwork(caller.request.sourceIp) : principal.accountId
  if (manifest.isIndexChild && (await rates.redeem(passOf(who, manifest.digest)))) return
  const turn = await rates.take(`pull ${who}`, perSecond)
  if (!turn.taken) throw rateExceeded(turn.retryAfterSeconds)
  const children = childrenOf(manifest)
  if (children.length === 0) return
  const passes = children.slice(0, childPassesMax).map((digest) => passOf(who, digest))
  await rates.grant(passes, childPassSeconds)
}

const passOf = (who: string, digest: Digest) => `child ${who} ${digest}`

/** The address, or of IPv6 its /64: a subscriber has all addresses of one. */
export function sourceNetwork(sourceIp: string): string {
  const address = parseAddress(sourceIp)
  if (address?.length !== 8) return sourceIp
  return `${address
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

const knownChildren = new WeakMap<StoredManifest, readonly Digest[]>()

// A manifest that is in memory is pulled again and again.
function childrenOf(stored: StoredManifest): readonly Digest[] {
  if (!indexMediaTypes.includes(stored.mediaType)) return []
  const known = knownChildren.get(stored)
  if (known) return known
  const manifest = parseManifest(stored.bytes, stored.mediaType)
  const children = manifest.type === 'index' ? manifest.manifests.map(({ digest }) => digest) : []
  knownChildren.set(stored, children)
  return children
}
