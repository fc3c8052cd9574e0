'use client'

import { clsx } from 'clsx'
import { useActionState, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { ShortFormState } from '#lib/console/short-form.ts'
import { CheckField } from './check-field.tsx'
import { CountedText } from './counted-text.tsx'
import { Field } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

export interface ShortFormField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind?: 'line' | 'text' | 'checkbox' | 'email' | 'number'
  readonly charsMax?: number
  /** As the form begins; of a checkbox `yes` or nothing. */
  readonly value?: string
}

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
  action(before: ShortFormState, form: FormData): Promise<ShortFormState>
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
  const [state, submit, pending] = useActionState<ShortFormState, FormData>(action, {})
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
        <ShortField
          key={field.name}
          {...field}
          id={`${id}-${field.name}`}
          typed={state.fields?.[field.name]}
          problem={state.problems?.[field.name]}
        />
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

interface ShortFieldProps extends ShortFormField {
  readonly id: string
  readonly typed: string | undefined
  readonly problem: string | undefined
}

function ShortField({ id, name, label, hint, kind = 'line', charsMax, value = '', typed, problem }: ShortFieldProps) {
  const shown = typed ?? value
  if (kind === 'text') {
    return (
      <CountedText
        id={id}
        name={name}
        label={label}
        hint={hint}
        charsMax={charsMax ?? 2000}
        rows={4}
        defaultValue={shown}
        problem={problem}
      />
    )
  }
  if (kind === 'checkbox') {
    return <CheckField name={name} label={label} hint={hint} defaultChecked={shown === 'yes'} />
  }
  return (
    <Field
      id={id}
      name={name}
      label={label}
      hint={hint}
      type={kind === 'email' ? 'email' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      maxLength={charsMax}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      defaultValue={shown}
      problem={problem}
    />
  )
}
