import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { conditionContext } from '#registry/iam/condition-context.ts'
import { type Decision, type EvaluatedPrincipal, evaluate, type NamedPolicy } from '#registry/iam/evaluate.ts'
import { policyTextCharsMax } from './policy-text.ts'

const combinationsMax = 1000
// A wildcard may cost its length times the length of what it is held against: this is below a second at its worst.
const comparedCharsMax = 50_000_000
const contextValueCharsMax = 1024

/** What both simulations take. */
export const simulationInput = {
  ActionNames: z.array(z.string().min(3).max(128)).min(1).max(100),
  ResourceArns: z.array(z.string().min(1).max(2048)).max(100).optional(),
  ResourcePolicy: z.string().min(1).max(policyTextCharsMax).optional(),
  PermissionsBoundaryPolicyInputList: z.array(z.string().min(1).max(policyTextCharsMax)).max(1).optional(),
  ContextEntries: z
    .array(
      z.object({
        ContextKeyName: z.string().min(5).max(256),
        ContextKeyValues: z.array(z.string().max(contextValueCharsMax)).max(100).optional(),
        ContextKeyType: z.string().optional(),
      }),
    )
    .max(200)
    .optional(),
}

type SimulationInput = z.output<z.ZodObject<typeof simulationInput>>

export interface Simulated {
  readonly principal: EvaluatedPrincipal
  readonly identityPolicies: readonly NamedPolicy[]
  readonly boundary?: NamedPolicy
  readonly resourcePolicy?: NamedPolicy
  /** Characters of policies that the request itself brings. */
  readonly givenChars: number
  /** Values of condition keys, for those that the request does not give. */
  readonly known?: Readonly<Record<string, string>>
}

/**
 * What each action on each resource would come to.
 * @throws ServiceError `invalid-input` for more than one request may ask.
 */
export function simulate(request: SimulationInput, { known = {}, givenChars, ...simulated }: Simulated) {
  const resources = request.ResourceArns ?? ['*']
  checkEffort(request, resources, givenChars)
  const entries = (request.ContextEntries ?? []).map(
    ({ ContextKeyName, ContextKeyValues = [] }) => [ContextKeyName, ContextKeyValues] as const,
  )
  const given = new Set(entries.map(([key]) => key.toLowerCase()))
  const assumed = Object.entries(known).filter(([key]) => !given.has(key.toLowerCase()))
  const context = conditionContext(Object.fromEntries([...assumed, ...entries]))
  const results = request.ActionNames.flatMap((action) =>
    resources.map((resource) => toAnswer(action, resource, evaluate({ ...simulated, action, resource, ...accountOf(resource), context }))),
  )
  return { EvaluationResults: results, IsTruncated: false }
}

/** Of all policies in a request. */
export function givenPolicyChars({
  PolicyInputList = [],
  PermissionsBoundaryPolicyInputList = [],
  ResourcePolicy = '',
}: Pick<SimulationInput, 'PermissionsBoundaryPolicyInputList' | 'ResourcePolicy'> & {
  readonly PolicyInputList?: readonly string[] | undefined
}): number {
  return [...PolicyInputList, ...PermissionsBoundaryPolicyInputList, ResourcePolicy].join('').length
}

function checkEffort({ ActionNames, ContextEntries = [] }: SimulationInput, resources: readonly string[], givenChars: number): void {
  const pairs = ActionNames.length * resources.length
  if (pairs > combinationsMax) {
    throw new ServiceError('invalid-input', `A simulation may ask for ${combinationsMax} pairs of action and resource at most.`)
  }
  const values = ContextEntries.flatMap(({ ContextKeyValues = [] }) => ContextKeyValues)
  const longest = Math.max(...[...resources, ...values].map(({ length }) => length))
  if (pairs * givenChars * longest > comparedCharsMax) {
    throw new ServiceError('invalid-input', 'The policies are too long for so many actions and resources: ask for fewer at once.')
  }
}

// `arn:aws:ecr-public::123456789012:repository/app`
function accountOf(resource: string): { readonly resourceAccountId?: string } {
  const account = resource.split(':')[4]
  return account && /^\d{12}$/.test(account) ? { resourceAccountId: account } : {}
}

const policyTypes = {
  identity: 'IAM Policy',
  resource: 'Resource Policy',
  boundary: 'IAM Permissions Boundary Policy',
  session: 'Session Policy',
} as const

function toAnswer(action: string, resource: string, { allowed, reason, policyType, policyName, statement }: Decision) {
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: allowed ? 'allowed' : reason === 'explicit-deny' ? 'explicitDeny' : 'implicitDeny',
    MatchedStatements:
      policyType && statement
        ? [
            {
              SourcePolicyId: `${policyName ?? ''} statement ${statement.sid ?? statement.index}`,
              SourcePolicyType: policyTypes[policyType],
            },
          ]
        : [],
    MissingContextValues: [],
  }
}
