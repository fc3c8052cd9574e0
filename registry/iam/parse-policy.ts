import { asObject, asText, refuseUnknown } from './json-shape.ts'
import { parseStatement } from './parse-statement.ts'
import type { PolicyDocument, PolicyKind, Statement } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'
import { readJson } from './read-json.ts'

export { PolicyError } from './policy-error.ts'

/** As the IAM API bounds a document that is sent to it; what may be stored is less, and the operations' business. */
const policyTextCharsMax = 131_072

/**
 * Checks a policy's text and makes it ready for evaluation. Actions, keys and services that nobody knows are legal.
 * @throws PolicyError with the first thing that is wrong.
 * @see IAM user guide, "Grammar of the IAM JSON policy language"; user guide, "Public repository policies".
 */
export function parsePolicy(text: string, kind: PolicyKind): PolicyDocument {
  if (text.length > policyTextCharsMax) throw new PolicyError('', `A policy has at most ${policyTextCharsMax} characters.`)
  const policy = asObject(readJson(text), '')
  refuseUnknown(policy, ['Version', 'Id', 'Statement'], '')
  const version = parseVersion(policy.Version)
  const id = policy.Id === undefined ? {} : { id: asText(policy.Id, 'Id') }
  return { version, ...id, statements: parseStatements(policy.Statement, kind, version) }
}

function parseVersion(value: unknown): PolicyDocument['version'] {
  if (value === undefined) return '2008-10-17'
  if (value === '2008-10-17' || value === '2012-10-17') return value
  throw new PolicyError('Version', 'The version is 2012-10-17 or 2008-10-17.')
}

function parseStatements(value: unknown, kind: PolicyKind, version: PolicyDocument['version']): readonly Statement[] {
  if (value === undefined) throw new PolicyError('Statement', 'A policy must have a statement.')
  const statements = Array.isArray(value)
    ? value.map((item, index) => parseStatement(item, { kind, version, place: `Statement[${index}]` }))
    : [parseStatement(value, { kind, version, place: 'Statement' })]
  if (statements.length === 0) throw new PolicyError('Statement', 'A policy must have a statement.')
  refuseRepeatedSids(statements)
  return statements
}

function refuseRepeatedSids(statements: readonly Statement[]): void {
  const seen = new Set<string>()
  for (const [index, { sid }] of statements.entries()) {
    if (sid === undefined) continue
    if (seen.has(sid)) {
      throw new PolicyError(`Statement[${index}].Sid`, 'Statement IDs (SID) in a single policy must be unique.', { known: true })
    }
    seen.add(sid)
  }
}
