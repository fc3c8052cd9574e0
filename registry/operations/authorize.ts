import type { Context } from '#registry/context.ts'
import { type AccountPrincipal, issuerArn, principalArn, principalUserId } from '#registry/domain/principal.ts'
import { type Resource, resourceArn } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { conditionContext } from '#registry/iam/condition-context.ts'
import { type Decision, type EvaluatedPrincipal, evaluate, explainDenial, type NamedPolicy } from '#registry/iam/evaluate.ts'
import type { PolicyKind } from '#registry/iam/policy-document.ts'
import type { PolicyText } from '#registry/stores/identities.ts'
import type { AccessFacts } from '#registry/stores/repositories.ts'
import { conditionValues } from './condition-values.ts'
import type { Caller, RequestConditions } from './operation.ts'
import { parsedPolicy } from './parsed-policy.ts'

export interface AccessQuestion {
  readonly caller: Caller
  /** `ecr-public:PutImage` */
  readonly action: string
  readonly resource: Resource
  readonly requestConditions: RequestConditions
  /** In place of the policy that the resource has: what would be decided then. */
  readonly resourcePolicyText?: string
}

/**
 * Whether all the policies together let the caller act.
 * @throws ServiceError `access-denied` that names who, what, on what, and which kind of policy decided.
 */
export async function authorize(question: AccessQuestion, context: Context): Promise<void> {
  const { principal } = question.caller
  if (principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
  const decision = await decide(question, principal, context)
  if (decision.allowed) return
  const { action, resource } = question
  const where = `on resource: ${resourceArn(resource)}`
  const why = explainDenial(decision, action)
  throw new ServiceError('access-denied', `User: ${principalArn(principal)} is not authorized to perform: ${action} ${where} ${why}`)
}

/** The decision with its reason, for who wants to know it without acting. */
export async function decide(
  { caller, action, resource, requestConditions, resourcePolicyText }: AccessQuestion,
  principal: AccountPrincipal,
  context: Context,
): Promise<Decision> {
  const [{ identity, boundary }, facts] = await Promise.all([context.identities.policiesOf(principal), accessFacts(resource, context)])
  const policyText = resourcePolicyText ?? facts?.policyText
  const sessionPolicies = principal.session?.policies
  return evaluate({
    principal: toEvaluated(principal),
    action,
    resource: resourceArn(resource),
    ...(resource.type === 'any' ? {} : { resourceAccountId: resource.accountId }),
    identityPolicies: identity.map((policy) => named(policy, 'identity')),
    ...(boundary ? { boundary: named(boundary, 'boundary') } : {}),
    ...sessionLimits(principal, sessionPolicies),
    ...(policyText === undefined ? {} : { resourcePolicy: resourcePolicy(resource, policyText) }),
    context: conditionContext({ ...conditionValues(caller, principal, resource, facts, context.clock()), ...requestConditions }),
  })
}

/** The caller as the policy engine knows it. */
export function toEvaluated(principal: AccountPrincipal): EvaluatedPrincipal {
  const issuer = issuerArn(principal)
  return {
    type: principal.type,
    accountId: principal.accountId,
    arn: principalArn(principal),
    ...(issuer === undefined ? {} : { issuerArn: issuer }),
    userId: principalUserId(principal),
  }
}

// A federated user without a session policy has nothing but what resource policies give it.
function sessionLimits(
  principal: AccountPrincipal,
  texts: readonly string[] | undefined,
): { readonly sessionPolicies?: readonly NamedPolicy[] } {
  if (texts === undefined) return principal.type === 'federated-user' ? { sessionPolicies: [] } : {}
  return { sessionPolicies: texts.map((text) => named({ name: 'session policy', text }, 'session')) }
}

function resourcePolicy({ type }: Resource, text: string): NamedPolicy {
  return type === 'arn' ? named({ name: 'trust policy', text }, 'trust') : named({ name: 'repository policy', text }, 'resource')
}

function named({ name, text }: PolicyText, kind: PolicyKind): NamedPolicy {
  return { name, document: parsedPolicy(text, kind) }
}

async function accessFacts(resource: Resource, { repositories }: Context): Promise<AccessFacts | undefined> {
  if (resource.type === 'arn') {
    const { tags = {}, policyText } = resource
    return { tags, ...(policyText === undefined ? {} : { policyText }) }
  }
  if (resource.type !== 'repository' || resource.repositoryName.includes('*')) return undefined
  return repositories.accessFacts(resource.accountId, resource.repositoryName)
}
