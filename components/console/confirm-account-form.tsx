'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { SignUpFormState } from '#lib/session/sign-up-form.ts'
import { ChosenPasswordFields } from './chosen-password-fields.tsx'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface ConfirmAccountFormProps {
  /** For programs that keep passwords. */
  readonly email: string
  action(before: SignUpFormState, form: FormData): Promise<SignUpFormState>
}

/** Makes the account of the mail, with a password that is chosen now. */
export function ConfirmAccountForm({ email, action }: ConfirmAccountFormProps) {
  const [state, submit, pending] = useActionState<SignUpFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="Confirm your account" className="mt-6 grid gap-4">
      {state.failure && <Failure>{state.failure}</Failure>}
      <input type="hidden" autoComplete="username" name="username" value={email} />
      <ChosenPasswordFields problems={state.problems} />
      <Button type="submit" look="primary" className="w-full" aria-disabled={pending || undefined}>
        {pending ? 'Creating…' : 'Create account'}
      </Button>
    </form>
  )
}
