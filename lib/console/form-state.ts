import type { Refused, SignedOut } from '#lib/backend/console/ask-backend.ts'

/** What was typed and ticked in a form, by the names of its fields; never a password. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What a form answers: what was typed and what is wrong with it, or what was done. */
export interface FormState {
  readonly typed?: Typed
  /** By the names of the fields. */
  readonly problems?: Readonly<Record<string, string>>
  /** Why a form without problems was not taken. */
  readonly failure?: string
  readonly signedOut?: boolean
  /** Of a form that stays on its page, for who sent it. */
  readonly done?: string
}

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

/** All texts of a form, trimmed but for their ends of lines, which browsers send as CRLF. */
export function readTyped(form: FormData): Typed {
  const names = [...new Set(form.keys())].filter((name) => !/^\$ACTION|password/i.test(name))
  return Object.fromEntries(
    names.map((name) => [
      name,
      form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\r\n', '\n').trim()] : [])),
    ]),
  )
}

/** The one text of a field. */
export function textOf(typed: Typed | undefined, name: string, otherwise = ''): string {
  return typed?.[name]?.[0] ?? otherwise
}

/** What is ticked of several. */
export function chosenOf(typed: Typed | undefined, name: string): readonly string[] {
  return typed?.[name] ?? []
}

/** Without those that are undefined. */
export function problemsOf(problems: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(problems).flatMap(([name, problem]) => (problem === undefined ? [] : [[name, problem]])))
}

/** What became of a form that the backend did not take. `blame` puts what it said at a field, where one is to blame. */
export function refusedForm(
  typed: Typed,
  outcome: Refused | SignedOut,
  blame: (refused: Refused) => FormState['problems'] | undefined = () => undefined,
): FormState {
  if ('signedOut' in outcome) return { typed, signedOut: true }
  const problems = blame(outcome)
  return problems ? { typed, problems } : { typed, failure: outcome.failure }
}

/** What became of a form that stays on its page: `done`, or as {@link refusedForm}. */
export function answeredForm(
  typed: Typed,
  outcome: { readonly answer: unknown } | Refused | SignedOut,
  done: string,
  blame?: (refused: Refused) => FormState['problems'] | undefined,
): FormState {
  return 'answer' in outcome ? { done } : refusedForm(typed, outcome, blame)
}
