'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { FormState } from '#lib/console/form-state.ts'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'

interface UserPasswordFormProps {
  readonly hasPassword: boolean
  /** What a password needs, in words. */
  readonly rules: string
  action(before: FormState, form: FormData): Promise<FormState>
}

/** Gives a user a password for the console, or another one. */
export function UserPasswordForm({ hasPassword, rules, action }: UserPasswordFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { typed, problems = {} } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Console password" className="grid max-w-md gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <Field
        name="password"
        type="password"
        label={hasPassword ? 'New password' : 'Custom password'}
        hint={hasPassword ? `${rules} The user’s sessions end.` : rules}
        autoComplete="new-password"
        required
        maxLength={128}
        problem={problems.password}
      />
      <CheckField
        name="resetRequired"
        label="User must create a new password at next sign-in"
        defaultChecked={typed === undefined || typed.resetRequired !== undefined}
      />
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Setting…' : hasPassword ? 'Change password' : 'Set password'}
        </Button>
      </div>
    </form>
  )
}
