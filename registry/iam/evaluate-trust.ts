import type { ConditionContext } from './condition-context.ts'
import type { EvaluatedPrincipal, PolicyRequest } from './evaluate.ts'
import { findStatement } from './find-statement.ts'
import type { PolicyDocument } from './policy-document.ts'
import { resourceGrant } from './resource-grant.ts'

export interface TrustRequest {
  readonly principal: EvaluatedPrincipal
  /** `sts:AssumeRole` */
  readonly action: string
  readonly trustPolicy: PolicyDocument
  readonly roleArn: string
  readonly roleAccountId: string
  readonly context: ConditionContext
}

/**
 * Whom a role trusts. `allowed-directly`: the role's own account, and the caller named by its own ARN, so its own policies
 * need not allow it (an explicit Deny in them still holds). `allowed-for-account`: the caller's own policies must allow the
 * action too, because it comes from another account, is named by its account only, or is a session of a named role, whose
 * boundary and session policies limit it.
 *
 * The decision by all policies at once is `evaluate` with the trust policy as the resource policy and the role as resource.
 */
export function evaluateTrust(request: TrustRequest): 'allowed-directly' | 'allowed-for-account' | 'denied' {
  const { principal, action, trustPolicy, roleArn, roleAccountId, context } = request
  const policy = { name: 'trust policy', document: trustPolicy }
  const asked: PolicyRequest = {
    principal,
    action,
    resource: roleArn,
    resourceAccountId: roleAccountId,
    identityPolicies: [],
    resourcePolicy: policy,
    context,
  }
  if (principal.type === 'anonymous' || findStatement('resource', 'Deny', [policy], asked)) return 'denied'
  const grant = resourceGrant(asked)
  if (!grant) return 'denied'
  const isOwnAccount = principal.type === 'service' || principal.accountId === roleAccountId
  return isOwnAccount && grant.match === 'direct' ? 'allowed-directly' : 'allowed-for-account'
}
