import fs from 'node:fs'
import path from 'node:path'
import { type ConditionRecord, conditionContext } from '#registry/iam/condition-context.ts'
import type { Decision, EvaluatedPrincipal, NamedPolicy, PolicyRequest } from '#registry/iam/evaluate.ts'
import type { TrustRequest } from '#registry/iam/evaluate-trust.ts'
import { parsePolicy } from '#registry/iam/parse-policy.ts'
import type { PolicyKind } from '#registry/iam/policy-document.ts'

/** A case of `iam/cases/*.json`. What it leaves out is the push of an image to `my-repo`. */
export interface PolicyCase {
  readonly name: string
  readonly request: CaseRequest
  readonly expected: Partial<Decision> & Pick<Decision, 'allowed' | 'reason'>
}

/** A policy is a document, its statements (of version 2012-10-17), or the name of one in `guide-policies.json`. */
export type CasePolicy = string | readonly unknown[] | Readonly<Record<string, unknown>>

export interface CaseRequest {
  /** Itself, or its name in `principals.json`. */
  readonly principal: string | EvaluatedPrincipal
  readonly action?: string
  readonly resource?: string
  readonly identityPolicies?: readonly CasePolicy[]
  readonly boundary?: CasePolicy
  readonly sessionPolicies?: readonly CasePolicy[]
  readonly resourcePolicy?: CasePolicy
  readonly context?: ConditionRecord
}

export interface TrustCase {
  readonly name: string
  readonly request: Pick<CaseRequest, 'principal' | 'context'> & { readonly action: string; readonly trustPolicy: CasePolicy }
  readonly expected: string
}

export const ownAccountId = '111122223333'

export const principals = readCases<Record<string, EvaluatedPrincipal>>('principals.json')
export const guidePolicies = readCases<Record<string, { readonly kind: PolicyKind; readonly document: unknown }>>('guide-policies.json')

/** One file of `iam/cases/`. */
export function readCases<Data>(file: string): Data {
  const text = fs.readFileSync(path.join(import.meta.dirname, '../iam/cases', file), 'utf8')
  return JSON.parse(text) as Data
}

export function toRequest(asked: CaseRequest): PolicyRequest {
  const { action = 'ecr-public:PutImage', resource = `arn:aws:ecr-public::${ownAccountId}:repository/my-repo` } = asked
  const resourceAccountId = resource === '*' ? undefined : resource.split(':')[4]
  return {
    principal: principalOf(asked.principal),
    action,
    resource,
    ...(resourceAccountId === undefined ? {} : { resourceAccountId }),
    identityPolicies: numbered(asked.identityPolicies ?? [], 'identity'),
    ...(asked.boundary ? { boundary: { name: 'boundary', document: toDocument(asked.boundary, 'boundary') } } : {}),
    ...(asked.sessionPolicies ? { sessionPolicies: numbered(asked.sessionPolicies, 'session') } : {}),
    ...(asked.resourcePolicy
      ? { resourcePolicy: { name: 'repository policy', document: toDocument(asked.resourcePolicy, 'resource') } }
      : {}),
    context: conditionContext(asked.context ?? {}),
  }
}

export function toTrustRequest({ principal, action, trustPolicy, context }: TrustCase['request']): TrustRequest {
  return {
    principal: principalOf(principal),
    action,
    trustPolicy: toDocument(trustPolicy, 'trust'),
    roleArn: `arn:aws:iam::${ownAccountId}:role/deployer`,
    roleAccountId: ownAccountId,
    context: conditionContext(context ?? {}),
  }
}

export function toDocument(policy: CasePolicy, kind: PolicyKind) {
  const document = typeof policy === 'string' ? guidePolicies[policy]?.document : policy
  return parsePolicy(JSON.stringify(Array.isArray(document) ? { Version: '2012-10-17', Statement: document } : document), kind)
}

function numbered(policies: readonly CasePolicy[], kind: 'identity' | 'session'): readonly NamedPolicy[] {
  return policies.map((policy, index) => ({ name: `${kind} policy ${index + 1}`, document: toDocument(policy, kind) }))
}

function principalOf(principal: string | EvaluatedPrincipal): EvaluatedPrincipal {
  const found = typeof principal === 'string' ? principals[principal] : principal
  if (!found) throw new Error(`There is no principal '${principal}' in principals.json.`)
  return found
}
