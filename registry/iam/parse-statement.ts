import { asObject, asText, asTexts, type JsonObject, refuseUnknown, within } from './json-shape.ts'
import { parseActions } from './parse-actions.ts'
import { parseConditions } from './parse-conditions.ts'
import { parsePrincipals } from './parse-principals.ts'
import { parseResources } from './parse-resources.ts'
import type { Effect, PolicyDocument, PolicyKind, Statement } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'

/** Where a statement stands, and by which rules it is read. */
export interface StatementPlace {
  readonly kind: PolicyKind
  readonly version: PolicyDocument['version']
  /** `Statement[0]` */
  readonly place: string
}

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']
const sidPattern = /^[0-9A-Za-z]*$/

/** @throws PolicyError. */
export function parseStatement(value: unknown, at: StatementPlace): Statement {
  const statement = asObject(value, at.place)
  refuseUnknown(statement, elements, at.place)
  const effect = parseEffect(statement.Effect, at)
  return {
    ...parseSid(statement.Sid, at),
    effect,
    ...principalsOf(statement, effect, at),
    ...actionsOf(statement, at),
    ...resourcesOf(statement, at),
    conditions: statement.Condition === undefined ? [] : parseConditions(statement.Condition, at.version, within(at.place, 'Condition')),
  }
}

function parseSid(value: unknown, { kind, place }: StatementPlace): { readonly sid?: string } {
  if (value === undefined) return {}
  const sid = asText(value, within(place, 'Sid'))
  // Repository policies have titles for Sids: the guide's sample has 'ECR Public Repository Policy'.
  if (kind !== 'resource' && !sidPattern.test(sid)) {
    const reason = 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
    throw new PolicyError(within(place, 'Sid'), reason, { known: true })
  }
  return sid === '' ? {} : { sid }
}

function parseEffect(value: unknown, { place }: StatementPlace): Effect {
  if (value === 'Allow' || value === 'Deny') return value
  throw new PolicyError(within(place, 'Effect'), "The effect is 'Allow' or 'Deny'.")
}

function principalsOf(
  statement: JsonObject,
  effect: Effect,
  { kind, place }: StatementPlace,
): Pick<Statement, 'principals' | 'notPrincipals'> {
  const element = oneOf(statement, 'Principal', 'NotPrincipal', place)
  if (kind !== 'resource' && kind !== 'trust') {
    if (element === undefined) return {}
    throw new PolicyError(within(place, element), 'Policy document should not specify a principal.', { known: true })
  }
  if (element === undefined) throw new PolicyError(within(place, 'Principal'), 'The statement must say whom it is for.')
  const principals = parsePrincipals(statement[element], within(place, element))
  if (element === 'Principal') return { principals }
  // It would let in everybody else in the world.
  if (effect === 'Allow') throw new PolicyError(within(place, element), "NotPrincipal is for statements with the effect 'Deny'.")
  if (kind === 'trust') throw new PolicyError(within(place, element), 'A trust policy cannot have NotPrincipal.')
  return { notPrincipals: principals }
}

function actionsOf(statement: JsonObject, { kind, place }: StatementPlace): Pick<Statement, 'actions' | 'notActions'> {
  const element = oneOf(statement, 'Action', 'NotAction', place)
  if (element === undefined) throw new PolicyError(within(place, 'Action'), 'Policy statement must contain actions.', { known: true })
  const texts = asTexts(statement[element], within(place, element))
  const actions = parseActions(texts, { isTrust: kind === 'trust', isNot: element === 'NotAction', place: within(place, element) })
  return element === 'Action' ? { actions } : { notActions: actions }
}

function resourcesOf(statement: JsonObject, { kind, version, place }: StatementPlace): Pick<Statement, 'resources' | 'notResources'> {
  const element = oneOf(statement, 'Resource', 'NotResource', place)
  if (kind === 'resource' || kind === 'trust') {
    if (element === undefined) return {}
    throw new PolicyError(within(place, element), `Has prohibited field ${element}`, { known: true })
  }
  if (element === undefined) {
    throw new PolicyError(within(place, 'Resource'), 'Policy statement must contain resources.', { known: true })
  }
  const resources = parseResources(asTexts(statement[element], within(place, element)), version, within(place, element))
  return element === 'Resource' ? { resources } : { notResources: resources }
}

/** Which of an element and its negation is there. */
function oneOf(statement: JsonObject, positive: string, negative: string, place: string): string | undefined {
  if (statement[positive] === undefined) return statement[negative] === undefined ? undefined : negative
  if (statement[negative] === undefined) return positive
  throw new PolicyError(within(place, negative), `A statement cannot have both ${positive} and ${negative}.`)
}
