import type { ConditionContext } from './condition-context.ts'
import { findStatement } from './find-statement.ts'
import { hasRootPermissions } from './match-principal.ts'
import type { PolicyDocument } from './policy-document.ts'
import { type ResourceGrant, resourceGrant } from './resource-grant.ts'

/** The name is for explanations: `inline policy push`, or an ARN. */
export interface NamedPolicy {
  readonly name: string
  readonly document: PolicyDocument
}

export interface EvaluatedPrincipal {
  readonly type: 'anonymous' | 'root' | 'user' | 'assumed-role' | 'federated-user' | 'service'
  /** '' for anonymous and service. */
  readonly accountId: string
  /** Of the caller: a user's, a session's, `…:root`; a service's name. */
  readonly arn: string
  /** The role of a role session; the user (or root) of a federated user. */
  readonly issuerArn?: string
  /** `AIDA…` or `AROA…:session`. */
  readonly userId?: string
}

export interface PolicyRequest {
  readonly principal: EvaluatedPrincipal
  /** `ecr-public:PutImage` */
  readonly action: string
  /** An ARN, or `*`. */
  readonly resource: string
  /** Undefined for `*`: the caller's own account is assumed. */
  readonly resourceAccountId?: string
  readonly identityPolicies: readonly NamedPolicy[]
  readonly boundary?: NamedPolicy
  /** Undefined: there is none, which limits nothing. Empty: nothing is allowed by it. */
  readonly sessionPolicies?: readonly NamedPolicy[]
  readonly resourcePolicy?: NamedPolicy
  readonly context: ConditionContext
}

export type PolicyType = 'identity' | 'resource' | 'boundary' | 'session'

export interface Decision {
  readonly allowed: boolean
  /** Which kind of policy decided: an explicit deny, the allow, or the kind that failed to allow. */
  readonly reason:
    | 'explicit-deny'
    | 'allowed'
    | 'root'
    | 'no-identity-allow'
    | 'no-resource-allow'
    | 'no-boundary-allow'
    | 'no-session-allow'
    | 'anonymous'
  readonly policyType?: PolicyType
  readonly policyName?: string
  readonly statement?: { readonly index: number; readonly sid?: string }
}

/**
 * Decides one request by all the policies that apply to it. Any Deny wins; then, in the caller's own account, a grant of the
 * resource's policy or of the caller's policies suffices, and across accounts both are needed. Boundary and session policies
 * limit what the caller's policies grant, and what the resource's policy grants to a role.
 * @see IAM user guide, "Policy evaluation logic"; user guide, "Managing access using policies"; docs/decisions/0005.
 */
export function evaluate(request: PolicyRequest): Decision {
  const { principal, resourceAccountId } = request
  if (principal.type === 'anonymous') return { allowed: false, reason: 'anonymous' }
  const denied = explicitDeny(request)
  if (denied) return denied
  const grant = resourceGrant(request)
  if (principal.type === 'service') return grant ? grant.decision : failing('no-resource-allow', 'resource')
  const isCrossAccount = resourceAccountId !== undefined && resourceAccountId !== principal.accountId
  return isCrossAccount ? acrossAccounts(request, grant) : withinAccount(request, grant)
}

function withinAccount(request: PolicyRequest, grant: ResourceGrant | undefined): Decision {
  if (grant?.match === 'direct' && request.principal.type !== 'root') return grant.decision
  const allowed = identityAllow(request) ?? (grant?.match === 'behind' ? grant.decision : undefined)
  return limited(request, allowed)
}

function acrossAccounts(request: PolicyRequest, grant: ResourceGrant | undefined): Decision {
  if (!grant) return failing('no-resource-allow', 'resource')
  const own = limited(request, identityAllow(request))
  return own.allowed ? grant.decision : own
}

function identityAllow(request: PolicyRequest): Decision | undefined {
  if (hasRootPermissions(request.principal)) return { allowed: true, reason: 'root' }
  return findStatement('identity', 'Allow', request.identityPolicies, request)
}

/** What is left of an allow under the boundary and the session policies. */
function limited(request: PolicyRequest, allowed: Decision | undefined): Decision {
  const { boundary, sessionPolicies } = request
  if (!allowed) return failing('no-identity-allow', 'identity')
  if (boundary && !findStatement('boundary', 'Allow', [boundary], request)) return failing('no-boundary-allow', 'boundary', boundary.name)
  if (sessionPolicies && !findStatement('session', 'Allow', sessionPolicies, request)) return failing('no-session-allow', 'session')
  return allowed
}

function explicitDeny(request: PolicyRequest): Decision | undefined {
  const { identityPolicies, resourcePolicy, boundary, sessionPolicies } = request
  // The root user has no policies of its own, whatever is handed in.
  const own = request.principal.type === 'root' ? [] : identityPolicies
  return (
    findStatement('identity', 'Deny', own, request) ??
    (resourcePolicy && findStatement('resource', 'Deny', [resourcePolicy], request)) ??
    (boundary && findStatement('boundary', 'Deny', [boundary], request)) ??
    (sessionPolicies && findStatement('session', 'Deny', sessionPolicies, request))
  )
}

function failing(reason: Decision['reason'], policyType: PolicyType, policyName?: string): Decision {
  return { allowed: false, reason, policyType, ...(policyName === undefined ? {} : { policyName }) }
}

const denyingPolicies: Record<PolicyType, string> = {
  identity: 'an identity-based policy',
  resource: 'a resource-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
}

/**
 * The end of AWS's message, after `… on resource: <arn> `: `because no identity-based policy allows the ecr-public:PutImage
 * action`, or `with an explicit deny in a resource-based policy`. '' for an allow.
 */
export function explainDenial({ allowed, reason, policyType }: Decision, action: string): string {
  if (allowed) return ''
  switch (reason) {
    case 'explicit-deny':
      return `with an explicit deny in ${denyingPolicies[policyType ?? 'identity']}`
    case 'no-boundary-allow':
      return `because no permissions boundary allows the ${action} action`
    case 'no-session-allow':
      return `because no session policy allows the ${action} action`
    case 'no-resource-allow':
    case 'anonymous':
      return `because no resource-based policy allows the ${action} action`
    default:
      return `because no identity-based policy allows the ${action} action`
  }
}
