import type { Refused, SignedOut } from '#lib/backend/console/ask-backend.ts'

/** What a form of a few lines answers. */
export interface ShortFormState {
  /** As it was typed, by the fields' names; what is absent is as the form began. */
  readonly fields?: Readonly<Record<string, string>>
  readonly problems?: Readonly<Record<string, string>>
  readonly failure?: string
  readonly signedOut?: boolean
  /** What was done, for who sent it. */
  readonly done?: string
}

type Outcome = { readonly answer: unknown } | Refused | SignedOut

/** Says `done`, or why not and what was typed. A refusal stands at the field that `blame` finds for it, if any. */
export function shortFormState(
  outcome: Outcome,
  fields: Readonly<Record<string, string>>,
  done: string,
  blame: (refused: Refused) => string | undefined = () => undefined,
): ShortFormState {
  if ('signedOut' in outcome) return { fields, signedOut: true }
  if ('answer' in outcome) return { done }
  const field = blame(outcome)
  return { fields, ...(field ? { problems: { [field]: outcome.failure } } : { failure: outcome.failure }) }
}
