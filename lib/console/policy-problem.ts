import { jsonProblem } from './json-problem.ts'

/** Of a user, group or role; of a repository; of those who may take on a role. */
export type PolicyKind = 'identity' | 'resource' | 'trust'

type Members = Readonly<Record<string, unknown>>

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']

/**
 * What is wrong with a policy while it is typed, with the place, as in `Statement[0].Effect`; undefined for an empty text and
 * for what looks right. The registry knows more, and decides.
 */
export function policyProblem(text: string, kind: PolicyKind): string | undefined {
  const problem = jsonProblem(text)
  if (problem !== undefined || text.trim() === '') return problem
  return documentProblem(JSON.parse(text), kind)
}

/** The same, for a policy that there must be. */
export function requiredPolicyProblem(text: string, kind: PolicyKind): string | undefined {
  return text.trim() === '' ? 'Write a policy.' : policyProblem(text, kind)
}

function documentProblem(value: unknown, kind: PolicyKind): string | undefined {
  if (!isMembers(value)) return 'A policy is an object: it begins with { and ends with }.'
  const unknown = Object.keys(value).find((key) => !['Version', 'Id', 'Statement'].includes(key))
  if (unknown !== undefined) return `${unknown}: a policy has Version, Id and Statement, and nothing else.`
  const { Version, Statement } = value
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') return 'Version: it is "2012-10-17" or "2008-10-17".'
  if (Statement === undefined) return 'Statement: a policy has at least one.'
  if (!Array.isArray(Statement)) return statementProblem(Statement, kind, 'Statement')
  if (Statement.length === 0) return 'Statement: a policy has at least one.'
  for (const [index, statement] of Statement.entries()) {
    const problem = statementProblem(statement, kind, `Statement[${index}]`)
    if (problem !== undefined) return problem
  }
  return repeatedSid(Statement)
}

function statementProblem(value: unknown, kind: PolicyKind, place: string): string | undefined {
  if (!isMembers(value)) return `${place}: a statement is an object.`
  const unknown = Object.keys(value).find((key) => !elements.includes(key))
  if (unknown !== undefined) return `${place}.${unknown}: there is no such element.`
  const { Sid, Effect } = value
  if (Effect !== 'Allow' && Effect !== 'Deny') return `${place}.Effect: it is "Allow" or "Deny".`
  if (Sid !== undefined && (typeof Sid !== 'string' || (kind !== 'resource' && !/^[0-9A-Za-z]*$/.test(Sid)))) {
    return `${place}.Sid: letters and digits only.`
  }
  return principalProblem(value, kind, place) ?? actionProblem(value, kind, place) ?? resourceProblem(value, kind, place)
}

function principalProblem(statement: Members, kind: PolicyKind, place: string): string | undefined {
  const element = ['Principal', 'NotPrincipal'].find((name) => statement[name] !== undefined)
  if (kind === 'identity') return element && `${place}.${element}: it is for whoever has the policy, and names nobody.`
  const named = element && statement[element]
  if (element === undefined || (isMembers(named) && Object.keys(named).length === 0))
    return `${place}.Principal: say whom the statement is for, such as { "AWS": "123456789012" }.`
  return undefined
}

function actionProblem(statement: Members, kind: PolicyKind, place: string): string | undefined {
  const { element, problem } = oneOf(statement, 'Action', place)
  if (problem !== undefined) return problem
  if (element === undefined) return `${place}.Action: name at least one, such as "${kind === 'trust' ? 'sts:AssumeRole' : 'ecr-public:*'}".`
  const texts = textsOf(statement[element])
  if (texts === undefined || texts.length === 0) return `${place}.${element}: a text, or several between [ and ].`
  const wrong = texts.find((text) => text !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(text))
  if (wrong !== undefined) return `${place}.${element}: "${wrong}" is no action. One has a service before it, such as ecr-public:PutImage.`
  const other = kind === 'trust' ? texts.find((text) => !/^sts:/i.test(text)) : undefined
  return other && `${place}.${element}: "${other}" does not take on a role. Write sts:AssumeRole.`
}

function resourceProblem(statement: Members, kind: PolicyKind, place: string): string | undefined {
  const { element, problem } = oneOf(statement, 'Resource', place)
  if (problem !== undefined) return problem
  if (kind !== 'identity') {
    return element && `${place}.${element}: the policy is ${kind === 'trust' ? 'the role' : 'the repository'}’s own, and names none.`
  }
  if (element === undefined) return `${place}.Resource: name at least one ARN, or "*" for all.`
  const texts = textsOf(statement[element])
  if (texts === undefined || texts.length === 0) return `${place}.${element}: a text, or several between [ and ].`
  const wrong = texts.find((text) => text !== '*' && !text.startsWith('arn:'))
  return wrong === undefined ? undefined : `${place}.${element}: "${wrong}" is neither an ARN nor "*".`
}

/** Which of an element and its negation a statement has. */
function oneOf(statement: Members, name: string, place: string): { readonly element?: string; readonly problem?: string } {
  const [element, second] = [name, `Not${name}`].filter((each) => statement[each] !== undefined)
  if (second !== undefined) return { problem: `${place}.${second}: a statement has ${name} or ${second}, not both.` }
  return element === undefined ? {} : { element }
}

function repeatedSid(statements: readonly unknown[]): string | undefined {
  const names = statements.map((statement) => (isMembers(statement) && typeof statement.Sid === 'string' ? statement.Sid : ''))
  const index = names.findIndex((name, each) => name !== '' && names.indexOf(name) < each)
  return index < 0 ? undefined : `Statement[${index}].Sid: another statement is called ${names[index]}, too.`
}

function textsOf(value: unknown): readonly string[] | undefined {
  const texts = [value].flat()
  return texts.every((text) => typeof text === 'string') ? texts : undefined
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
