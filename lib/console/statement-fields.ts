import { actionGroups, type StatementFields, toStatement } from './policy-form.ts'

export type StatementMembers = Readonly<Record<string, unknown>>

const actions: ReadonlySet<string> = new Set(actionGroups.flatMap((group) => group.actions))
const expressible: ReadonlySet<string> = new Set(['Sid', 'Effect', 'Principal', 'Action'])

/** A statement as the fields show it, or the first element of it that they have no place for. */
export type ShownFields = { readonly fields: StatementFields } | { readonly byHand: string }

/** `entities` are the ARNs that can be ticked; others are written. */
export function toFields(statement: unknown, entities: readonly string[]): ShownFields {
  if (!isMembers(statement)) return { byHand: 'text' }
  const { Sid = '', Effect, Principal = {}, Action = [] } = statement
  const other = Object.keys(statement).find((name) => !expressible.has(name))
  if (other !== undefined) return { byHand: other }
  if (typeof Sid !== 'string') return { byHand: 'Sid' }
  if (Effect !== 'Allow' && Effect !== 'Deny') return { byHand: 'Effect' }
  const principals = readPrincipal(Principal, entities)
  if (!principals) return { byHand: 'Principal' }
  const names = textsOf(Action)?.map((text) => text.replace(/^ecr-public:/, ''))
  if (!names?.every((name) => actions.has(name))) return { byHand: 'Action' }
  return { fields: { sid: Sid, effect: Effect, ...principals, actions: names } }
}

/** The statement with what was changed in its fields; every other member stays as it was, where it was. */
export function withFields(statement: StatementMembers, before: StatementFields, after: StatementFields): StatementMembers {
  const [was, is] = [toStatement(before), toStatement(after)]
  const changed = new Set(
    [...Object.keys(was), ...Object.keys(is)].filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name])),
  )
  const kept = Object.entries(statement).filter(([name]) => !changed.has(name) || name in is)
  const { Sid, ...others } = Object.fromEntries(Object.entries(is).filter(([name]) => changed.has(name) && !(name in statement)))
  return {
    // A name is read first.
    ...(Sid === undefined ? {} : { Sid }),
    ...Object.fromEntries(kept.map(([name, value]) => [name, changed.has(name) ? is[name] : value])),
    ...others,
  }
}

type Principals = Pick<StatementFields, 'everyone' | 'services' | 'accounts' | 'entities' | 'otherEntities'>

function readPrincipal(principal: unknown, known: readonly string[]): Principals | undefined {
  const nobody = { everyone: false, services: '', accounts: '', entities: [], otherEntities: '' }
  if (principal === '*') return { ...nobody, everyone: true }
  if (!isMembers(principal)) return undefined
  const { AWS = [], Service = [], ...others } = principal
  const [aws, services] = [textsOf(AWS), textsOf(Service)]
  if (!aws || !services || Object.keys(others).length > 0) return undefined
  if (aws.join() === '*' && services.length === 0) return { ...nobody, everyone: true }
  if ([...aws, ...services].some((text) => text === '*' || /[\s,]/.test(text) || text === '')) return undefined
  const isAccount = (text: string) => /^\d{12}$/.test(text)
  return {
    everyone: false,
    services: services.join(', '),
    accounts: aws.filter(isAccount).join(', '),
    entities: aws.filter((arn) => known.includes(arn)),
    otherEntities: aws.filter((text) => !isAccount(text) && !known.includes(text)).join('\n'),
  }
}

function textsOf(value: unknown): readonly string[] | undefined {
  const texts = [value].flat()
  return texts.every((text) => typeof text === 'string') ? texts : undefined
}

function isMembers(value: unknown): value is StatementMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
