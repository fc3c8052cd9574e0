import { type CompileValues, conditionOperators } from './condition-operators.ts'
import { asObject, within } from './json-shape.ts'
import type { Condition, PolicyDocument, ValueCondition } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'

const operatorPattern = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/
const quantifiers: Readonly<Record<string, ValueCondition['quantifier']>> = { ForAllValues: 'all', ForAnyValue: 'any' }

/** @throws PolicyError. */
export function parseConditions(value: unknown, version: PolicyDocument['version'], place: string): readonly Condition[] {
  const block = asObject(value, place)
  return Object.entries(block).flatMap(([operator, keys]) => {
    const at = within(place, operator)
    const parse = parserFor(operator, version, at)
    return Object.entries(asObject(keys, at)).map(([key, values]) => {
      const keyAt = within(at, key)
      if (!key.includes(':')) {
        throw new PolicyError(keyAt, 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.', { known: true })
      }
      return parse(key.toLowerCase(), asValues(values, keyAt), keyAt)
    })
  })
}

type ParseKey = (key: string, values: readonly string[], place: string) => Condition

function parserFor(name: string, version: PolicyDocument['version'], place: string): ParseKey {
  const [, set, operatorName = '', ifExists] = operatorPattern.exec(name) ?? []
  if (operatorName === 'Null' && !ifExists && !set) return parseNull
  const operator = conditionOperators.get(operatorName)
  if (!operator) throw new PolicyError(place, `'${name.slice(0, 60)}' is not a condition operator.`)
  const rules = { variables: version === '2012-10-17' }
  return (key, values, at) => ({
    type: 'value',
    key,
    quantifier: quantifiers[set ?? ''] ?? 'none',
    negated: operator.negated,
    ifExists: ifExists !== undefined,
    matches: matcherOf(operator.compile, values, rules, at),
  })
}

function matcherOf(compile: CompileValues, values: readonly string[], rules: { readonly variables: boolean }, place: string) {
  const tests = values.map((value) => compile(value, { ...rules, place }))
  const [only] = tests
  if (only && tests.length === 1) return only
  const matches: ValueCondition['matches'] = (candidate, context) => tests.some((test) => test(candidate, context))
  return matches
}

function parseNull(key: string, values: readonly string[], place: string): Condition {
  const missing = values.map((value) => {
    const text = value.toLowerCase()
    if (text !== 'true' && text !== 'false') throw new PolicyError(place, "The value is 'true' or 'false'.")
    return text === 'true'
  })
  return { type: 'null', key, missing }
}

function asValues(value: unknown, place: string): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.map((item) => {
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return String(item)
    throw new PolicyError(place, 'The value is a string, a number, a boolean, or an array of them.')
  })
}
