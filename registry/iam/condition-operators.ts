import { parseAddress, parseAddressRange } from './ip-address.ts'
import { arnTest } from './match-arn.ts'
import { matchesPattern, parsePattern } from './pattern.ts'
import { parsePolicyDate } from './policy-date.ts'
import type { ValueCondition } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'

/** Whether one value of the request matches one value of the policy. */
export type ValueTest = ValueCondition['matches']

export interface ValueRules {
  /** Whether the policy's version knows variables. */
  readonly variables: boolean
  readonly place: string
}

/** Makes the test for a value of the policy. @throws PolicyError for a value that the operator cannot use. */
export type CompileValues = (value: string, rules: ValueRules) => ValueTest

export interface ConditionOperator {
  readonly negated: boolean
  readonly compile: CompileValues
}

/**
 * Every condition operator but Null, which asks for the key alone.
 * @see IAM user guide, "IAM JSON policy elements: Condition operators".
 */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map(
  Object.entries({
    StringEquals: { negated: false, compile: text({}) },
    StringNotEquals: { negated: true, compile: text({}) },
    StringEqualsIgnoreCase: { negated: false, compile: text({ foldCase: true }) },
    StringNotEqualsIgnoreCase: { negated: true, compile: text({ foldCase: true }) },
    StringLike: { negated: false, compile: text({ wildcards: true }) },
    StringNotLike: { negated: true, compile: text({ wildcards: true }) },
    NumericEquals: { negated: false, compile: numeric((asked, value) => asked === value) },
    NumericNotEquals: { negated: true, compile: numeric((asked, value) => asked === value) },
    NumericLessThan: { negated: false, compile: numeric((asked, value) => asked < value) },
    NumericLessThanEquals: { negated: false, compile: numeric((asked, value) => asked <= value) },
    NumericGreaterThan: { negated: false, compile: numeric((asked, value) => asked > value) },
    NumericGreaterThanEquals: { negated: false, compile: numeric((asked, value) => asked >= value) },
    DateEquals: { negated: false, compile: date((asked, value) => asked === value) },
    DateNotEquals: { negated: true, compile: date((asked, value) => asked === value) },
    DateLessThan: { negated: false, compile: date((asked, value) => asked < value) },
    DateLessThanEquals: { negated: false, compile: date((asked, value) => asked <= value) },
    DateGreaterThan: { negated: false, compile: date((asked, value) => asked > value) },
    DateGreaterThanEquals: { negated: false, compile: date((asked, value) => asked >= value) },
    Bool: { negated: false, compile: bool },
    BinaryEquals: { negated: false, compile: binary },
    IpAddress: { negated: false, compile: address },
    NotIpAddress: { negated: true, compile: address },
    ArnEquals: { negated: false, compile: arnTest },
    ArnLike: { negated: false, compile: arnTest },
    ArnNotEquals: { negated: true, compile: arnTest },
    ArnNotLike: { negated: true, compile: arnTest },
  } satisfies Record<string, ConditionOperator>),
)

function text({ wildcards = false, foldCase = false }): CompileValues {
  return (value, { variables, place }) => {
    const pattern = parsePattern(value, { wildcards, variables, foldCase }, place)
    return (candidate, context) => matchesPattern(pattern, foldCase ? candidate.toLowerCase() : candidate, context)
  }
}

function numeric(holds: (asked: number, value: number) => boolean): CompileValues {
  return (value, { place }) => {
    const wanted = parseNumber(value)
    if (wanted === undefined) throw new PolicyError(place, `'${value.slice(0, 60)}' is not a number.`)
    return (candidate) => {
      const asked = parseNumber(candidate)
      return asked !== undefined && holds(asked, wanted)
    }
  }
}

function date(holds: (asked: number, value: number) => boolean): CompileValues {
  return (value, { place }) => {
    const wanted = parsePolicyDate(value)
    if (wanted === undefined) throw new PolicyError(place, `'${value.slice(0, 60)}' is not a date of ISO 8601, nor seconds since 1970.`)
    return (candidate) => {
      const asked = parsePolicyDate(candidate)
      return asked !== undefined && holds(asked, wanted)
    }
  }
}

function bool(value: string, { variables, place }: ValueRules): ValueTest {
  const pattern = parsePattern(value, { wildcards: false, variables, foldCase: true }, place)
  if (pattern.type !== 'template' && !/^(?:true|false)$/i.test(value)) throw new PolicyError(place, "The value is 'true' or 'false'.")
  return (candidate, context) => matchesPattern(pattern, candidate.toLowerCase(), context)
}

function binary(value: string, { place }: ValueRules): ValueTest {
  const wanted = decodeBase64(value)
  if (!wanted) throw new PolicyError(place, 'The value must be in base64.')
  return (candidate) => decodeBase64(candidate)?.equals(wanted) ?? false
}

function address(value: string, { place }: ValueRules): ValueTest {
  const range = parseAddressRange(value)
  if (!range) throw new PolicyError(place, `'${value.slice(0, 60)}' is not an IP address or a range such as 203.0.113.0/24.`)
  return (candidate) => {
    const asked = parseAddress(candidate)
    return asked !== undefined && range(asked)
  }
}

function parseNumber(value: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined
}

function decodeBase64(value: string): Buffer | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value) ? Buffer.from(value, 'base64') : undefined
}
