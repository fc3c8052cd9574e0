import { memberSpans, type Span } from './json-spans.ts'
import { noStatement, type StatementFields, toStatement } from './policy-form.ts'
import { type ShownFields, type StatementMembers, toFields, withFields } from './statement-fields.ts'

/** A statement of a policy, as its text says it, with its name if it has one, and in fields where it fits them. */
export type ShownStatement = { readonly text: string; readonly sid?: string } & ShownFields

/** The statements of a policy, none for an empty text; undefined for a text that is no JSON object. */
export function readStatements(policyText: string, entities: readonly string[]): readonly ShownStatement[] | undefined {
  if (policyText.trim() === '') return []
  if (!isObject(policyText)) return undefined
  return spansOf(policyText).map(({ start, end }) => {
    const text = policyText.slice(start, end)
    const statement: unknown = JSON.parse(text)
    return { text, ...nameOf(statement), ...toFields(statement, entities) }
  })
}

/** The policy with one statement's fields changed. Whatever else is in the text stays as it is, byte for byte. */
export function changeStatement(policyText: string, index: number, before: StatementFields, after: StatementFields): string {
  const span = spansOf(policyText)[index]
  if (!span) return policyText
  const statement: StatementMembers = JSON.parse(policyText.slice(span.start, span.end))
  return replace(policyText, span, written(withFields(statement, before, after), policyText, span))
}

/** The policy with an empty statement at its end. */
export function addStatement(policyText: string): string {
  const statement = toStatement(noStatement)
  const found = policyText.trim() === '' ? undefined : memberSpans(policyText, 'Statement')
  const last = found && spansOf(policyText).at(-1)
  if (!found || !last) {
    const before: object = found || policyText.trim() !== '' ? JSON.parse(policyText) : { Version: '2012-10-17' }
    return JSON.stringify({ ...before, Statement: [statement] }, null, 2)
  }
  const blanks = blanksBefore(policyText, last.start)
  const between = policyText.includes('\n') ? `,\n${blanks}` : ','
  const added = `${policyText.slice(last.start, last.end)}${between}${written(statement, policyText, last)}`
  return replace(policyText, last, found.elements ? added : `[${added}]`)
}

/** The policy without a statement; an empty text when no other is left, as there is no policy without one. */
export function removeStatement(policyText: string, index: number): string {
  const spans = spansOf(policyText)
  const [before, span, after] = [spans[index - 1], spans[index], spans[index + 1]]
  if (!span) return policyText
  if (before) return replace(policyText, { start: before.end, end: span.end }, '')
  return after ? replace(policyText, { start: span.start, end: after.start }, '') : ''
}

function nameOf(statement: unknown): { readonly sid?: string } {
  const { Sid } = Object(statement)
  return typeof Sid === 'string' && Sid !== '' ? { sid: Sid } : {}
}

function spansOf(policyText: string): readonly Span[] {
  const found = memberSpans(policyText, 'Statement')
  return found ? (found.elements ?? [found.value]) : []
}

function isObject(text: string): boolean {
  try {
    return text.trim().startsWith('{') && typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

function replace(text: string, { start, end }: Span, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`
}

/** A statement in the way that the one in that place is written: in one line, or indented as far. */
function written(statement: object, policyText: string, { start, end }: Span): string {
  if (!policyText.slice(start, end).includes('\n')) return JSON.stringify(statement)
  const blanks = blanksBefore(policyText, start)
  const inner = blanksBefore(policyText, policyText.indexOf('\n', start) + 1)
  const indent = inner.startsWith(blanks) ? inner.slice(blanks.length) : ''
  return JSON.stringify(statement, null, indent || 2).replaceAll('\n', `\n${blanks}`)
}

/** The blanks that the line of this place begins with. */
function blanksBefore(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? ''
}
