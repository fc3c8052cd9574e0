'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { PasswordFormState } from '#lib/session/security-form.ts'
import { Field } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface PasswordFormProps {
  /** What a password needs, in words. */
  readonly rules: string
  action(before: PasswordFormState, form: FormData): Promise<PasswordFormState>
}

/** Another password for oneself. */
export function PasswordForm({ rules, action }: PasswordFormProps) {
  const [state, submit, pending] = useActionState(action, { problems: {} })
  const form = useFirstMistake(state)
  const { problems, failure, signedOut, done } = state
  const common = { type: 'password', required: true, maxLength: 128 } as const
  return (
    <form ref={form} action={submit} noValidate aria-label="Change password" className="mt-3 grid max-w-md gap-4">
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {done && !pending ? 'Your password has changed, and your other sessions have ended.' : ''}
      </p>
      <Field {...common} name="oldPassword" label="Present password" autoComplete="current-password" problem={problems.oldPassword} />
      <Field {...common} name="newPassword" label="New password" hint={rules} autoComplete="new-password" problem={problems.newPassword} />
      <Field {...common} name="repeated" label="The same again" autoComplete="new-password" problem={problems.repeated} />
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Changing…' : 'Change password'}
        </Button>
      </div>
    </form>
  )
}
