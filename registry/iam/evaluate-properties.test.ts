import { describe, expect, it } from 'vitest'
import { type CaseRequest, principals, toRequest } from '#registry/testing/policy-cases.ts'
import { evaluate } from './evaluate.ts'

const rounds = 3000

type RawStatement = Readonly<Record<string, unknown>>
interface RawRequest extends CaseRequest {
  readonly identityPolicies: readonly (readonly RawStatement[])[]
  readonly resourcePolicy?: readonly RawStatement[]
}

/** The same numbers for the same seed, so that a failure can be seen again. */
function randomSource(seed: number) {
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    chance: (share: number) => next() < share,
    below,
    pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    times: <Item>(most: number, make: () => Item): Item[] => Array.from({ length: below(most + 1) }, make),
  }
}

type Random = ReturnType<typeof randomSource>

const actions = ['ecr-public:PutImage', 'ecr-public:*', 'ecr-public:Describe*', '*', 'iam:*']
const resources = ['*', 'arn:aws:ecr-public::111122223333:repository/*', 'arn:aws:ecr-public::*:repository/my-repo']
const everyone = ['*', '111122223333', '444455556666', ...Object.values(principals).flatMap(namesOf)]
const conditions = [{ Bool: { 'aws:SecureTransport': 'true' } }, { StringNotEquals: { 'aws:username': 'alice' } }]

function namesOf({ type, arn, issuerArn }: (typeof principals)[string]): string[] {
  return type === 'service' || type === 'anonymous' ? [] : [arn, issuerArn ?? arn]
}

function statement(random: Random, isOfResource: boolean, effect = random.pick(['Allow', 'Allow', 'Deny'])): RawStatement {
  return {
    Effect: effect,
    [random.chance(0.85) ? 'Action' : 'NotAction']: random.pick(actions),
    ...(isOfResource ? principalElement(random, effect) : { [random.chance(0.85) ? 'Resource' : 'NotResource']: random.pick(resources) }),
    ...(random.chance(0.3) ? { Condition: random.pick(conditions) } : {}),
  }
}

function principalElement(random: Random, effect: string): RawStatement {
  const named = [random.pick(everyone), ...random.times(2, () => random.pick(everyone))]
  return { [effect === 'Deny' && random.chance(0.3) ? 'NotPrincipal' : 'Principal']: { AWS: named } }
}

function policy(random: Random, isOfResource = false): RawStatement[] {
  return [statement(random, isOfResource), ...random.times(2, () => statement(random, isOfResource))]
}

function request(random: Random): RawRequest {
  return {
    principal: random.pick(Object.keys(principals)),
    identityPolicies: random.times(2, () => policy(random)),
    ...(random.chance(0.3) ? { boundary: policy(random) } : {}),
    ...(random.chance(0.3) ? { sessionPolicies: random.times(2, () => policy(random)) } : {}),
    ...(random.chance(0.7) ? { resourcePolicy: policy(random, true) } : {}),
    context: random.chance(0.5) ? { 'aws:SecureTransport': 'true', 'aws:username': 'alice' } : {},
  }
}

const isAllowed = (asked: CaseRequest) => evaluate(toRequest(asked)).allowed

describe('of any policies', () => {
  it('one more Deny never allows more', () => {
    const random = randomSource(20_261_125)
    let allowed = 0
    for (let round = 0; round < rounds; round++) {
      const before = request(random)
      if (isAllowed(before)) allowed++
      for (const after of withDeny(random, before)) expectNoMore(before, after)
    }
    // Else it would have shown nothing.
    expect(allowed).toBeGreaterThan(rounds / 10)
  })

  it('one Allow less never allows more', () => {
    const random = randomSource(7)
    let refused = 0
    for (let round = 0; round < rounds; round++) {
      const before = request(random)
      for (const after of withoutOneAllow(before)) {
        expectNoMore(before, after)
        if (isAllowed(before) && !isAllowed(after)) refused++
      }
    }
    expect(refused).toBeGreaterThan(rounds / 20)
  })

  it('the reason fits the decision', () => {
    const random = randomSource(42)
    for (let round = 0; round < rounds; round++) {
      const { allowed, reason } = evaluate(toRequest(request(random)))
      expect(['allowed', 'root'].includes(reason)).toBe(allowed)
    }
  })
})

function expectNoMore(before: CaseRequest, after: CaseRequest): void {
  if (isAllowed(after) && !isAllowed(before)) expect.fail(`${JSON.stringify(after)} is allowed, ${JSON.stringify(before)} is not.`)
}

function withDeny(random: Random, before: RawRequest): RawRequest[] {
  const ofIdentity = [...before.identityPolicies, [statement(random, false, 'Deny')]]
  const ofResource = [statement(random, true, 'Deny'), ...(before.resourcePolicy ?? [])]
  return [
    { ...before, identityPolicies: ofIdentity },
    { ...before, resourcePolicy: ofResource },
  ]
}

function withoutOneAllow(before: RawRequest): RawRequest[] {
  const { identityPolicies, resourcePolicy, ...rest } = before
  const fewerOwn = identityPolicies.flatMap((own, at) =>
    without(own).map((less) => ({ ...before, identityPolicies: identityPolicies.toSpliced(at, 1, ...(less.length > 0 ? [less] : [])) })),
  )
  const fewerGrants = without(resourcePolicy ?? []).map((less) => ({
    ...rest,
    identityPolicies,
    ...(less.length > 0 ? { resourcePolicy: less } : {}),
  }))
  return [...fewerOwn, ...fewerGrants]
}

/** The statements with each of the Allows taken out in turn. */
function without(statements: readonly RawStatement[]): (readonly RawStatement[])[] {
  return statements.flatMap((one, at) => (one.Effect === 'Allow' ? [statements.toSpliced(at, 1)] : []))
}
