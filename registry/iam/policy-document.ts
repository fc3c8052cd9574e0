import type { ConditionContext } from './condition-context.ts'
import type { Pattern } from './pattern.ts'

/** What a policy is attached to; each kind may say different things. */
export type PolicyKind = 'identity' | 'resource' | 'trust' | 'session' | 'boundary'

/** Parsed once, ready for matching; never changes. */
export interface PolicyDocument {
  readonly version: '2008-10-17' | '2012-10-17'
  readonly id?: string
  readonly statements: readonly Statement[]
}

export type Effect = 'Allow' | 'Deny'

/** Has actions or notActions; principals or notPrincipals where its kind asks for them; no resources in resource policies. */
export interface Statement {
  readonly sid?: string
  readonly effect: Effect
  readonly principals?: Principals
  readonly notPrincipals?: Principals
  /** In lower case: actions have no case. */
  readonly actions?: readonly Pattern[]
  readonly notActions?: readonly Pattern[]
  readonly resources?: readonly Pattern[]
  readonly notResources?: readonly Pattern[]
  readonly conditions: readonly Condition[]
}

export interface Principals {
  /** `"*"` or `{"AWS": "*"}`. */
  readonly everyone: boolean
  /** Of account ids and of `:root` ARNs, which mean the same. */
  readonly accounts: ReadonlySet<string>
  /** ARNs of users, roles and sessions, and ids of users and roles (`AIDA…`, `AROA…`). */
  readonly entities: ReadonlySet<string>
  /** `ecs.amazonaws.com` */
  readonly services: ReadonlySet<string>
  /** Identity providers. */
  readonly providers: ReadonlySet<string>
}

/** One key under one operator. All the conditions of a statement must hold. */
export type Condition = ValueCondition | NullCondition

export interface ValueCondition {
  readonly type: 'value'
  /** In lower case. */
  readonly key: string
  /** `ForAllValues:`, `ForAnyValue:`, or neither. */
  readonly quantifier: 'all' | 'any' | 'none'
  readonly negated: boolean
  readonly ifExists: boolean
  /** Whether a value of the request matches one of the policy's values, before negation. */
  readonly matches: (candidate: string, context: ConditionContext) => boolean
}

export interface NullCondition {
  readonly type: 'null'
  /** In lower case. */
  readonly key: string
  /** True: the key must be missing; false: it must be there. */
  readonly missing: readonly boolean[]
}
