import { actionGroups } from '#lib/console/policy-form.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { type HolderKind, holderKinds } from './holder-kind.ts'

/** What a simulation asks, as the address has it. */
export interface SimulationQuery {
  readonly kind: HolderKind
  readonly name: string
  /** Ticked, such as `ecr-public:PutImage`. */
  readonly actions: readonly string[]
  /** Written, with commas or blanks between them. */
  readonly otherActions: string
  /** An ARN, or `*`. */
  readonly resource: string
}

const service = 'ecr-public:'

/** What can be ticked. @see user guide, "Actions". */
export const simulatedGroups: readonly { readonly title: string; readonly actions: readonly string[] }[] = [
  { title: 'Sign in', actions: [`${service}GetAuthorizationToken`, 'sts:GetServiceBearerToken'] },
  ...actionGroups.map(({ title, actions }) => ({ title, actions: actions.map((action) => service + action) })),
  {
    title: 'Registry',
    actions: ['CreateRepository', 'DescribeRegistries', 'GetRegistryCatalogData', 'PutRegistryCatalogData'].map(
      (action) => service + action,
    ),
  },
]

const beginning = [`${service}GetAuthorizationToken`, `${service}DescribeRepositories`, `${service}PutImage`, `${service}DeleteRepository`]

/** What the address asks; with some actions ticked for who has asked nothing yet. */
export function readSimulation(query: QueryParameters): SimulationQuery {
  const asked = query.asked !== undefined
  const known = new Set(simulatedGroups.flatMap(({ actions }) => actions))
  const ticked = [query.action ?? []].flat().filter((action) => known.has(action))
  return {
    kind: holderKinds.find((kind) => kind === single(query.kind)) ?? 'user',
    name: single(query.name).trim().slice(0, 128),
    actions: asked ? ticked : beginning,
    otherActions: single(query.otherActions).slice(0, 2000),
    resource: single(query.resource).trim().slice(0, 2048) || '*',
  }
}

/** All of a simulation's actions. */
export function simulatedActions({ actions, otherActions }: SimulationQuery): readonly string[] {
  return [...new Set([...actions, ...otherActions.split(/[\s,]+/).filter(Boolean)])]
}

const actionsMax = 100

/** What is wrong with a simulation, by the fields of its form; empty when it can be asked. */
export function simulationProblems(
  query: SimulationQuery,
): Readonly<Partial<Record<'name' | 'actions' | 'otherActions' | 'resource', string>>> {
  const actions = simulatedActions(query)
  const odd = query.otherActions.split(/[\s,]+/).find((action) => action !== '' && !/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(action))
  return {
    ...(query.name ? {} : { name: `Write the name of the ${query.kind}.` }),
    ...(actions.length === 0 ? { actions: 'Tick at least one action.' } : {}),
    ...(odd ? { otherActions: `${odd} is no action. One has a service before it, such as iam:CreateUser.` } : {}),
    ...(actions.length > actionsMax ? { otherActions: `Ask for ${actionsMax} actions at most.` } : {}),
    ...(query.resource === '*' || query.resource.startsWith('arn:') ? {} : { resource: 'Write an ARN, or * for all.' }),
  }
}

/**
 * The statement that decides, as in "NoPush of the inline policy push": of IAM's `SourcePolicyId`, which is the policy's name
 * or ARN, the word statement, and the statement's own name, or its place from 0 on.
 */
export function decidingStatement(sourcePolicyId: string): string {
  const [, policy = sourcePolicyId, statement = ''] = /^(.*) statement (\S+)$/.exec(sourcePolicyId) ?? []
  const name = /^\d+$/.test(statement) ? `Statement ${Number(statement) + 1}` : statement
  const policyName = policy.startsWith('arn:') ? policy.slice(policy.lastIndexOf('/') + 1) : policy
  return name ? `${name} of ${policyName}` : policyName
}
