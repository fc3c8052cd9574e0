import { type AccountPrincipal, issuerArn, principalArn } from '#registry/domain/principal.ts'
import type { Decision } from '#registry/iam/evaluate.ts'

export interface ActionAnswer {
  readonly action: string
  readonly allowed: boolean
  readonly reason: Decision['reason']
  /** The kind of policy that decided, or that failed to allow. */
  readonly policyType?: Decision['policyType']
  readonly policyName?: string
  /** Of the deciding statement in its policy, from 0 on. */
  readonly statementIndex?: number
  readonly statementId?: string
}

export interface AccessAnswer {
  /** A user's, a role's, an account's; `*` is everyone. */
  readonly principal: string
  readonly principalType: 'root' | 'user' | 'role' | 'other'
  readonly actions: readonly ActionAnswer[]
}

type Decisions = readonly (readonly [action: string, decision: Decision])[]

export function toAccessAnswer(principal: AccountPrincipal, decisions: Decisions): AccessAnswer {
  const principalType = principal.type === 'root' || principal.type === 'user' ? principal.type : 'role'
  return { principal: issuerArn(principal) ?? principalArn(principal), principalType, actions: decisions.map(toActionAnswer) }
}

export function toOutsiderAnswer(principal: string, decisions: Decisions): AccessAnswer {
  return { principal, principalType: 'other', actions: decisions.map(toActionAnswer) }
}

function toActionAnswer([action, { allowed, reason, policyType, policyName, statement }]: Decisions[number]): ActionAnswer {
  return {
    action,
    allowed,
    reason,
    ...(policyType === undefined ? {} : { policyType }),
    ...(policyName === undefined ? {} : { policyName }),
    ...(statement === undefined ? {} : { statementIndex: statement.index }),
    ...(statement?.sid === undefined ? {} : { statementId: statement.sid }),
  }
}
