'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { consolePaths } from '#lib/routes.ts'
import { nothingTyped, type SignInFormState } from '#lib/session/sign-in-form.ts'
import { Field } from './field.tsx'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface StepProps {
  action(before: SignInFormState, form: FormData): Promise<SignInFormState>
}

/** The step for whoever has a device for one-time codes. */
export function MfaForm({ look = 'primary', action }: StepProps & { readonly look?: 'primary' | 'plain' }) {
  const [state, submit, pending] = useActionState(action, nothingTyped)
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="One-time code" className="mt-6 grid gap-4">
      <Trouble state={state} />
      <Field
        name="mfaCode"
        label="Code"
        hint="The six digits that your authenticator app shows now."
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={8}
        className="font-mono"
        problem={state.problems.mfaCode}
      />
      <Button type="submit" look={look} aria-disabled={pending || undefined}>
        {pending ? 'Checking…' : 'Go on'}
      </Button>
    </form>
  )
}

interface NewPasswordFormProps extends StepProps {
  /** What a password needs, in words. */
  readonly rules: string
}

/** The step for whoever must change a password: one that somebody else gave them, or whose time is over. */
export function NewPasswordForm({ rules, action }: NewPasswordFormProps) {
  const [state, submit, pending] = useActionState(action, nothingTyped)
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="New password" className="mt-6 grid gap-4">
      <Trouble state={state} />
      <Field
        name="newPassword"
        type="password"
        label="New password"
        hint={`${rules} Nobody but you will know it.`}
        autoComplete="new-password"
        required
        maxLength={128}
        problem={state.problems.newPassword}
      />
      <Field
        name="repeated"
        type="password"
        label="The same again"
        autoComplete="new-password"
        required
        maxLength={128}
        problem={state.problems.repeated}
      />
      <Button type="submit" look="primary" aria-disabled={pending || undefined}>
        {pending ? 'Changing…' : 'Change it and sign in'}
      </Button>
    </form>
  )
}

/** Why the step was not taken, where no field is to blame. */
export function Trouble({ state: { failure, stale } }: { readonly state: SignInFormState }) {
  if (stale) {
    return (
      <Failure>
        This sign-in took too long, or something changed meanwhile.{' '}
        <a href={consolePaths.signIn} className="link">
          Begin again
        </a>
      </Failure>
    )
  }
  return failure ? <Failure>{failure}</Failure> : null
}
