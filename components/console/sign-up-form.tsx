'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { SignUpFormState } from '#lib/session/sign-up-form.ts'
import { Field } from './field.tsx'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

/** Makes an account; what was typed stays, but for the password. */
export function SignUpForm({ action }: { action(before: SignUpFormState, form: FormData): Promise<SignUpFormState> }) {
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
      <Field
        name="password"
        type="password"
        label="Password"
        hint="At least 12 characters."
        autoComplete="new-password"
        required
        maxLength={128}
        problem={problems.password}
      />
      <Field
        name="repeated"
        type="password"
        label="The same again"
        autoComplete="new-password"
        required
        maxLength={128}
        problem={problems.repeated}
      />
      <Button type="submit" look="primary" className="w-full" aria-disabled={pending || undefined}>
        {pending ? 'Creating…' : 'Create account'}
      </Button>
    </form>
  )
}
