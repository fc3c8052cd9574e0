'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { type FormState, textOf } from '#lib/console/form-state.ts'
import { Field, verbatim } from '../field.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'

interface MemberFormProps {
  /** Some users who are not in the group, to be offered. */
  readonly others: readonly string[]
  action(before: FormState, form: FormData): Promise<FormState>
}

/** Adds a user to a group. */
export function MemberForm({ others, action }: MemberFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="Add user" className="grid max-w-md gap-3">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <Field
        name="userName"
        label="User name"
        hint="Of a user of this account."
        list="other-users"
        maxLength={64}
        {...verbatim}
        defaultValue={textOf(state.typed, 'userName')}
        problem={state.problems?.userName}
      />
      <datalist id="other-users">
        {others.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Adding…' : 'Add user'}
        </Button>
      </div>
    </form>
  )
}
