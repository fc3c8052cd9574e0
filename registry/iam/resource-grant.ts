import type { Decision, PolicyRequest } from './evaluate.ts'
import { coversRequest, decisionBy } from './find-statement.ts'
import { matchPrincipal, type PrincipalMatch } from './match-principal.ts'

/** What the policy of a resource allows, and how it names whom it allows it. */
export interface ResourceGrant {
  readonly match: PrincipalMatch
  readonly decision: Decision
}

const closeness: Record<PrincipalMatch, number> = { direct: 3, behind: 2, account: 1 }

/** The grant that names the caller most closely. */
export function resourceGrant(request: PolicyRequest): ResourceGrant | undefined {
  const { resourcePolicy, principal } = request
  if (!resourcePolicy) return undefined
  let closest: ResourceGrant | undefined
  for (const [index, statement] of resourcePolicy.document.statements.entries()) {
    if (statement.effect !== 'Allow' || !statement.principals) continue
    const match = matchPrincipal(statement.principals, principal)
    if (!match || (closest && closeness[closest.match] >= closeness[match])) continue
    if (coversRequest(statement, request)) closest = { match, decision: decisionBy('resource', resourcePolicy.name, statement, index) }
  }
  return closest
}
