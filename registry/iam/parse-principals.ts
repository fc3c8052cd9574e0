import { asObject, asTexts, type JsonObject, within } from './json-shape.ts'
import type { Principals } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'

const accountPattern = /^[0-9]{12}$/
const rootPattern = /^arn:aws[a-z-]*:iam::([0-9]{12}):root$/
const entityPattern = new RegExp(
  [
    '^(?:arn:aws[a-z-]*:iam::[0-9]{12}:(?:user|role)/(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}',
    'arn:aws[a-z-]*:sts::[0-9]{12}:assumed-role/[\\w+=,.@-]{1,64}/[\\w+=,.@-]{2,64}',
    'arn:aws[a-z-]*:sts::[0-9]{12}:federated-user/[\\w+=,.@-]{2,32}',
    'A(?:IDA|ROA)[A-Z0-9]{17})$',
  ].join('|'),
)
const servicePattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
const providerPattern = /^(?:arn:aws[a-z-]*:iam::[0-9]{12}:(?:oidc|saml)-provider\/\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/

/**
 * `"*"`, or an object of kinds of principals. A part of an ARN cannot be a wildcard.
 * @throws PolicyError.
 * @see IAM user guide, "AWS JSON policy elements: Principal".
 */
export function parsePrincipals(value: unknown, place: string): Principals {
  if (value === '*') return namedBy(['*'], {}, place)
  if (typeof value === 'string') throw new PolicyError(place, `Invalid principal in policy: "${value.slice(0, 200)}"`, { known: true })
  const named = asObject(value, place)
  const unknown = Object.keys(named).find((key) => !['AWS', 'Service', 'Federated'].includes(key))
  if (unknown !== undefined) throw new PolicyError(within(place, unknown), 'Principals are of the kinds AWS, Service and Federated.')
  if (Object.keys(named).length === 0) throw new PolicyError(place, 'The statement must say whom it is for.')
  return namedBy(textsOf(named, 'AWS', place), named, place)
}

function namedBy(aws: readonly string[], named: JsonObject, place: string): Principals {
  const accounts = new Set<string>()
  const entities = new Set<string>()
  for (const text of aws) {
    const account = accountPattern.test(text) ? text : rootPattern.exec(text)?.[1]
    if (account !== undefined) accounts.add(account)
    else if (entityPattern.test(text)) entities.add(text)
    else if (text !== '*') throw invalid('AWS', text, place)
  }
  return {
    everyone: aws.includes('*'),
    accounts,
    entities,
    services: new Set(checked('Service', servicePattern, named, place)),
    providers: new Set(checked('Federated', providerPattern, named, place)),
  }
}

function checked(kind: string, pattern: RegExp, named: JsonObject, place: string): readonly string[] {
  const texts = textsOf(named, kind, place)
  const wrong = texts.find((text) => !pattern.test(text))
  if (wrong !== undefined) throw invalid(kind, wrong, place)
  return texts
}

function textsOf(named: JsonObject, kind: string, place: string): readonly string[] {
  const value = named[kind]
  if (value === undefined) return []
  const texts = asTexts(value, within(place, kind))
  if (texts.length === 0) throw new PolicyError(within(place, kind), 'The statement must say whom it is for.')
  return texts
}

function invalid(kind: string, text: string, place: string): PolicyError {
  return new PolicyError(within(place, kind), `Invalid principal in policy: "${kind}":"${text.slice(0, 200)}"`, { known: true })
}
