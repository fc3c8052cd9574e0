'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { chosenOf, type FormState } from '#lib/console/form-state.ts'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'
import { NamePicker } from './pickers.tsx'

interface GroupsFormProps {
  /** The names of the user's groups. */
  readonly own: readonly string[]
  readonly all: readonly string[]
  action(before: FormState, form: FormData): Promise<FormState>
}

/** The groups of a user: those that are ticked. */
export function GroupsForm({ own, all, action }: GroupsFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="Groups of the user" className="grid max-w-2xl gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {own.map((name) => (
        <input key={name} type="hidden" name="shown" value={name} />
      ))}
      <NamePicker legend="The user is in" name="groups" names={all} chosen={state.typed ? chosenOf(state.typed, 'groups') : own} />
      <p className="text-13 text-ink-soft">Ten groups at most. Their policies count with the user’s own.</p>
      <div>
        <Button type="submit" look="primary" aria-disabled={pending || undefined}>
          {pending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
