import type { ConditionContext } from './condition-context.ts'
import { conditionsHold } from './conditions.ts'
import type { Decision, NamedPolicy, PolicyRequest, PolicyType } from './evaluate.ts'
import { isSpared, matchPrincipal } from './match-principal.ts'
import { matchesPattern, type Pattern } from './pattern.ts'
import type { Effect, Statement } from './policy-document.ts'

/** The decision by the first statement with this effect that applies to the request. */
export function findStatement(
  policyType: PolicyType,
  effect: Effect,
  policies: readonly NamedPolicy[],
  request: PolicyRequest,
): Decision | undefined {
  for (const policy of policies) {
    const { statements } = policy.document
    for (const [index, statement] of statements.entries()) {
      if (statement.effect === effect && appliesTo(statement, request)) return decisionBy(policyType, policy.name, statement, index)
    }
  }
  return undefined
}

/** An Allow or explicit Deny, with the statement it comes from. */
export function decisionBy(policyType: PolicyType, policyName: string, { effect, sid }: Statement, index: number): Decision {
  const allowed = effect === 'Allow'
  const statement = sid === undefined ? { index } : { index, sid }
  return { allowed, reason: allowed ? 'allowed' : 'explicit-deny', policyType, policyName, statement }
}

/** All but the principals: actions, resources and conditions. */
export function coversRequest(statement: Statement, { action, resource, context }: PolicyRequest): boolean {
  return (
    selects(statement.actions, statement.notActions, action.toLowerCase(), context) &&
    selects(statement.resources, statement.notResources, resource, context) &&
    conditionsHold(statement.conditions, context)
  )
}

function appliesTo(statement: Statement, request: PolicyRequest): boolean {
  const { principals, notPrincipals } = statement
  if (!coversRequest(statement, request)) return false
  if (principals) return matchPrincipal(principals, request.principal) !== undefined
  if (notPrincipals) return !isSpared(notPrincipals, request.principal, request.boundary !== undefined)
  return true
}

// A statement of a resource's policy names no resource: it is its own.
function selects(
  patterns: readonly Pattern[] | undefined,
  notPatterns: readonly Pattern[] | undefined,
  candidate: string,
  context: ConditionContext,
): boolean {
  const matches = (pattern: Pattern) => matchesPattern(pattern, candidate, context)
  if (patterns) return patterns.some(matches)
  return notPatterns === undefined || !notPatterns.some(matches)
}
