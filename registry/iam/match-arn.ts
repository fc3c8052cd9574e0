import type { ValueRules, ValueTest } from './condition-operators.ts'
import { matchesGlob, parsePattern, resolvePattern } from './pattern.ts'

const arnParts = 6

/**
 * The test of all the Arn operators: each of the six parts is compared by itself, so that a wildcard stays within its part.
 * ArnEquals knows wildcards too. A pattern with fewer parts is compared as a whole.
 * @see IAM user guide, "Amazon Resource Name (ARN) condition operators".
 */
export function arnTest(value: string, { variables, place }: ValueRules): ValueTest {
  const pattern = parsePattern(value, { wildcards: true, variables }, place)
  return (candidate, context) => {
    const glob = resolvePattern(pattern, context)
    return glob !== undefined && matchesArn(glob, candidate)
  }
}

function matchesArn(glob: string, candidate: string): boolean {
  const wanted = splitArn(glob)
  if (wanted.length < arnParts) return matchesGlob(glob, candidate)
  const asked = splitArn(candidate)
  return asked.length === arnParts && wanted.every((part, index) => matchesGlob(part, asked[index] ?? ''))
}

/** The sixth part may have colons. */
function splitArn(text: string): readonly string[] {
  const parts = text.split(':')
  return parts.length <= arnParts ? parts : [...parts.slice(0, arnParts - 1), parts.slice(arnParts - 1).join(':')]
}
