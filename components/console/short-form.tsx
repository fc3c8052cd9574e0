'use client'

import { clsx } from 'clsx'
import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { chosenOf, type FormAction, type FormState, type Typed, textOf } from '#lib/console/form-state.ts'
import { CheckField } from './check-field.tsx'
import { CountedText } from './counted-text.tsx'
import { Field, verbatim } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

type ShortFormField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** As the form begins; of a checkbox anything or nothing. */
  readonly value?: string
} & ({ readonly kind?: 'line' | 'checkbox' | 'number'; readonly charsMax?: number } | { readonly kind: 'text'; readonly charsMax: number })

interface ShortFormProps {
  /** What the form is called, for who does not see it. */
  readonly label: string
  /** As on the button: "Request alias". */
  readonly deed: string
  readonly look?: 'primary' | 'plain'
  readonly size?: 'normal' | 'small'
  readonly fields?: readonly ShortFormField[]
  /** What goes with the form unseen. */
  readonly hidden?: Readonly<Record<string, string>>
  /** What it is folded away behind: "Reject…". */
  readonly disclosed?: string
  /** Of its fields, where there is room. */
  readonly columns?: 1 | 2
  readonly className?: string
  readonly action: FormAction
}

/** A few lines and a button, or a button alone, with what came of it said beside it. */
export function ShortForm({
  label,
  deed,
  look,
  size,
  fields = [],
  hidden = {},
  columns = 1,
  disclosed,
  className,
  action,
}: ShortFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const id = useId()
  const shown = (
    <form
      ref={form}
      action={submit}
      noValidate
      aria-label={label}
      className={clsx(
        fields.length > 0
          ? ['grid gap-3', columns === 2 ? 'max-w-3xl gap-x-6 sm:grid-cols-2' : 'max-w-xl']
          : 'inline-grid justify-items-start gap-1',
        className,
      )}
    >
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <ShortField key={field.name} field={field} id={`${id}-${field.name}`} typed={state.typed} problem={state.problems?.[field.name]} />
      ))}
      <div className="col-span-full">
        <Button
          type="submit"
          look={look ?? 'plain'}
          size={size ?? 'normal'}
          // Who speaks to their computer says what they see.
          aria-label={label.startsWith(deed) ? label : undefined}
          aria-disabled={pending || undefined}
        >
          {deed}
        </Button>
      </div>
      <p role="status" className="text-ok empty:hidden">
        {pending ? '' : state.done}
      </p>
    </form>
  )
  if (!disclosed) return shown
  const isWrong = state.failure !== undefined || state.signedOut === true || Object.keys(state.problems ?? {}).length > 0
  return (
    // Without a script, too, what went wrong is there to be seen.
    <details open={isWrong} className="mt-2">
      <summary className="link w-fit text-13">{disclosed}</summary>
      {shown}
    </details>
  )
}

interface ShortFieldProps {
  readonly field: ShortFormField
  readonly id: string
  readonly typed: Typed | undefined
  readonly problem: string | undefined
}

function ShortField({ field, id, typed, problem }: ShortFieldProps) {
  const { name, label, hint, value = '' } = field
  if (field.kind === 'checkbox') {
    const isChecked = typed ? chosenOf(typed, name).length > 0 : value !== ''
    return <CheckField name={name} label={label} hint={hint} defaultChecked={isChecked} />
  }
  const shared = { id, name, label, hint, problem, defaultValue: textOf(typed, name, value) }
  if (field.kind === 'text') return <CountedText {...shared} charsMax={field.charsMax} rows={4} />
  return <Field {...shared} inputMode={field.kind === 'number' ? 'decimal' : undefined} maxLength={field.charsMax} {...verbatim} />
}
