'use client'

import { type ReactNode, useActionState } from 'react'
import type { DeedState } from '#lib/console/deed.ts'
import { Field, verbatim } from './field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface ConfirmFormProps {
  /** What has to be typed before it is done. */
  readonly word: string
  /** As on the button: "Delete repository". */
  readonly deed: string
  /** While it is done; "Deleting…" when absent. */
  readonly doing?: string
  readonly cancelPath: string
  /** What goes with the form unseen. */
  readonly hidden?: readonly (readonly [name: string, value: string])[]
  readonly children?: ReactNode
  action(before: DeedState, form: FormData): Promise<DeedState>
}

/** Does what cannot be undone, once it is confirmed by typing. */
export function ConfirmForm({ word, deed, doing = 'Deleting…', cancelPath, hidden = [], children, action }: ConfirmFormProps) {
  const [state, submit, pending] = useActionState<DeedState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label={deed} className="mt-5 grid max-w-xl gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Field
        name="confirm"
        label={
          <>
            To confirm, type <code className="wrap-anywhere font-mono">{word}</code>
          </>
        }
        {...verbatim}
        problem={state.problems?.confirm}
      />
      <FormButtons deed={deed} doing={doing} pending={pending} cancelPath={cancelPath} />
    </form>
  )
}
