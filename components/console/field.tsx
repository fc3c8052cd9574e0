import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

interface FieldProps extends Omit<ComponentProps<'input'>, 'name'> {
  readonly name: string
  readonly label: ReactNode
  /** What belongs in it, said before anybody goes wrong. */
  readonly hint?: ReactNode
  /** What is wrong with what was typed. */
  readonly problem?: string | undefined
}

/** For an input whose every character counts. */
export const verbatim = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const

export const fieldBox = 'w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-14 aria-invalid:border-danger'

/** A labelled line of a form, with its hint and what is wrong with it. {@link useFirstMistake} moves the focus to the first wrong one. */
export function Field({ name, id = `field-${name}`, label, hint, problem, className, ...input }: FieldProps) {
  const described = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-14 font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        name={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        className={clsx(fieldBox, 'h-9', className)}
      />
      {problem && (
        <p id={`${id}-problem`} className="mt-1 text-13 text-danger">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-13 text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  )
}

/** What is wrong with several fields together; {@link useFirstMistake} moves the focus to it. */
export function GroupProblem({ id, problem }: { readonly id?: string; readonly problem: string | undefined }) {
  if (!problem) return null
  return (
    <p id={id} role="alert" tabIndex={-1} className="mb-1 text-13 text-danger">
      {problem}
    </p>
  )
}
