import { type ConditionContext, valuesOf } from './condition-context.ts'
import { PolicyError } from './policy-error.ts'

/**
 * A text of a policy with its wildcards and variables. Wildcards are kept as characters that no policy text may hold, so
 * that a literal `*` (`${*}`, or out of a variable) is not one.
 */
export type Pattern =
  | { readonly type: 'any' }
  | { readonly type: 'exact'; readonly text: string }
  | { readonly type: 'prefix'; readonly text: string }
  | { readonly type: 'glob'; readonly text: string }
  | { readonly type: 'template'; readonly parts: readonly (string | PolicyVariable)[]; readonly foldCase: boolean }

/** `${aws:username}` or `${aws:username, 'nobody'}`. */
export interface PolicyVariable {
  /** In lower case. */
  readonly key: string
  readonly fallback?: string
}

export interface PatternRules {
  /** Whether `*` and `?` stand for other characters. */
  readonly wildcards: boolean
  /** Whether `${…}` is a variable, which it is since version 2012-10-17 only. */
  readonly variables: boolean
  readonly foldCase?: boolean
}

// Unicode keeps these two out of all text, for such uses.
const anyRun = '\ufdd0'
const anyOne = '\ufdd1'
const wildcard = /[\ufdd0\ufdd1]/
const variablePattern = /^\s*([^,\s][^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/
const escapes = new Set(['*', '?', '$'])

/** @throws PolicyError at `place` for what is no text or no variable. */
export function parsePattern(text: string, rules: PatternRules, place: string): Pattern {
  if (wildcard.test(text)) throw new PolicyError(place, 'The text has characters that are none.')
  const foldCase = rules.foldCase ?? false
  const parts = splitTemplate(text, rules, place).map((part) => (foldCase && typeof part === 'string' ? part.toLowerCase() : part))
  const merged = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined
  return merged === undefined ? { type: 'template', parts, foldCase } : fixedPattern(merged)
}

/** `candidate` is in lower case already where the pattern has no case. Takes time in proportion to both lengths at worst. */
export function matchesPattern(pattern: Pattern, candidate: string, context: ConditionContext): boolean {
  switch (pattern.type) {
    case 'any':
      return true
    case 'exact':
      return candidate === pattern.text
    case 'prefix':
      return candidate.startsWith(pattern.text)
    case 'glob':
      return matchesGlob(pattern.text, candidate)
    case 'template': {
      const text = resolvePattern(pattern, context)
      return text !== undefined && matchesGlob(text, candidate)
    }
  }
}

/** The text to hand to {@link matchesGlob}; undefined when a variable has no value, or several. */
export function resolvePattern(pattern: Pattern, context: ConditionContext): string | undefined {
  if (pattern.type === 'any') return anyRun
  if (pattern.type === 'prefix') return pattern.text + anyRun
  if (pattern.type !== 'template') return pattern.text
  let text = ''
  for (const part of pattern.parts) {
    const value = typeof part === 'string' ? part : variableValue(part, context)
    if (value === undefined) return undefined
    text += typeof part !== 'string' && pattern.foldCase ? value.toLowerCase() : value
  }
  return text
}

/** Goes back to the last run only, so no policy makes it slow. */
export function matchesGlob(glob: string, candidate: string): boolean {
  let at = 0
  let from = 0
  let runAt = -1
  let runFrom = 0
  while (from < candidate.length) {
    const wanted = glob[at]
    if (wanted === anyRun) {
      runAt = at++
      runFrom = from
    } else if (wanted !== undefined && (wanted === anyOne || wanted === candidate[from])) {
      at++
      from++
    } else if (runAt >= 0) {
      at = runAt + 1
      from = ++runFrom
    } else return false
  }
  while (glob[at] === anyRun) at++
  return at === glob.length
}

function fixedPattern(text: string): Pattern {
  const first = text.search(wildcard)
  if (first < 0) return { type: 'exact', text }
  if (first < text.length - 1 || text[first] === anyOne) return { type: 'glob', text }
  return first === 0 ? { type: 'any' } : { type: 'prefix', text: text.slice(0, first) }
}

function splitTemplate(text: string, rules: PatternRules, place: string): (string | PolicyVariable)[] {
  if (!rules.variables) return [encodeWildcards(text, rules)]
  const parts: (string | PolicyVariable)[] = []
  let done = 0
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', done)) {
    const end = text.indexOf('}', start)
    if (end < 0) throw new PolicyError(place, `The variable at '${text.slice(start, start + 60)}' has no end.`)
    parts.push(encodeWildcards(text.slice(done, start), rules), parseVariable(text.slice(start + 2, end), place))
    done = end + 1
  }
  parts.push(encodeWildcards(text.slice(done), rules))
  return parts.filter((part) => part !== '')
}

function encodeWildcards(text: string, { wildcards }: PatternRules): string {
  return wildcards ? text.replaceAll('*', anyRun).replaceAll('?', anyOne) : text
}

function parseVariable(inner: string, place: string): string | PolicyVariable {
  if (escapes.has(inner)) return inner
  const [, key, fallback] = variablePattern.exec(inner) ?? []
  if (key === undefined || !key.includes(':')) throw new PolicyError(place, `'\${${inner.slice(0, 60)}}' is not a policy variable.`)
  return { key: key.toLowerCase(), ...(fallback === undefined ? {} : { fallback }) }
}

function variableValue({ key, fallback }: PolicyVariable, context: ConditionContext): string | undefined {
  const values = valuesOf(context, key)
  if (values.length > 1) return undefined
  const value = values[0] ?? fallback
  // What the request says is text, never a wildcard.
  return value === undefined || wildcard.test(value) ? undefined : value
}
