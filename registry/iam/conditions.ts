import { type ConditionContext, valuesOf } from './condition-context.ts'
import type { Condition, ValueCondition } from './policy-document.ts'

/** Whether all conditions hold. */
export function conditionsHold(conditions: readonly Condition[], context: ConditionContext): boolean {
  for (const condition of conditions) if (!conditionHolds(condition, context)) return false
  return true
}

function conditionHolds(condition: Condition, context: ConditionContext): boolean {
  const values = valuesOf(context, condition.key)
  if (condition.type === 'null') return condition.missing.includes(values.length === 0)
  return values.length === 0 ? holdsWithoutKey(condition) : holdsFor(condition, values, context)
}

// @see IAM user guide, "Condition operators" and "Set operators for multivalued context keys".
function holdsWithoutKey({ quantifier, ifExists, negated }: ValueCondition): boolean {
  if (quantifier === 'all') return true
  // IfExists does not help ForAnyValue, which wants one value at least.
  if (quantifier === 'any') return false
  return ifExists || negated
}

function holdsFor({ quantifier, negated, matches }: ValueCondition, values: readonly string[], context: ConditionContext): boolean {
  const holds = (value: string) => matches(value, context) !== negated
  if (quantifier === 'all') return values.every(holds)
  if (quantifier === 'any') return values.some(holds)
  // A key with several values under a plain operator: any may match, and under a negated one none may.
  return negated ? values.every(holds) : values.some(holds)
}
