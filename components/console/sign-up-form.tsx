'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { SignUpFormState } from '#lib/session/sign-up-form.ts'
import { ChosenPasswordFields } from './chosen-password-fields.tsx'
import { Field } from './field.tsx'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface SignUpFormProps {
  /** Where no mail asks the address first. */
  readonly withPassword: boolean
  action(before: SignUpFormState, form: FormData): Promise<SignUpFormState>
}

/** Makes an account, or has its address asked; what was typed stays, but for the password. */
export function SignUpForm({ withPassword, action }: SignUpFormProps) {
  const [state, submit, pending] = useActionState<SignUpFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { fields, problems = {}, failure, sentTo } = state
  if (sentTo) {
    return (
      <p role="status" className="mt-6">
        A mail is on its way to <strong className="wrap-anywhere font-semibold">{sentTo}</strong>. Open the page that it names within a day.
        Nothing came? Look among unwanted mail, or sign up again.
      </p>
    )
  }
  return (
    <form ref={form} action={submit} noValidate aria-label="Create an account" className="mt-6 grid gap-4">
      {failure && <Failure>{failure}</Failure>}
      <Field
        name="name"
        label="Name"
        hint="Of you or your organisation, for the operator."
        autoComplete="organization"
        required
        maxLength={100}
        defaultValue={fields?.name}
        problem={problems.name}
      />
      <Field
        name="email"
        type="email"
        label="E-mail address"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={fields?.email}
        problem={problems.email}
      />
      {withPassword && <ChosenPasswordFields problems={problems} />}
      <Button type="submit" look="primary" className="w-full" aria-disabled={pending || undefined}>
        {withPassword ? 'Create account' : 'Go on'}
      </Button>
    </form>
  )
}
