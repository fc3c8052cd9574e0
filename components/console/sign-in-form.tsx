'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { nothingTyped, type SignInFormState } from '#lib/session/sign-in-form.ts'
import { Field } from './field.tsx'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface SignInFormProps {
  readonly as: 'root' | 'user'
  /** Where to go after it. */
  readonly next: string
  /** The account's id or alias, when the address names one. */
  readonly account?: string
  action(before: SignInFormState, form: FormData): Promise<SignInFormState>
}

/** Name and password. It works without JavaScript, and keeps what was typed but for the password. */
export function SignInForm({ as, next, account = '', action }: SignInFormProps) {
  const begun = { ...nothingTyped, fields: { ...nothingTyped.fields, account } }
  const [state, submit, pending] = useActionState(action, begun)
  const form = useFirstMistake(state)
  const { fields, problems, failure } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Sign in" className="mt-6 grid gap-4">
      {failure && <Failure>{failure}</Failure>}
      <input type="hidden" name="next" value={next} />
      {as === 'root' ? (
        <Field
          name="email"
          type="email"
          label="E-mail address of the account"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={fields.email}
          problem={problems.email}
        />
      ) : (
        <>
          <Field
            name="account"
            label="Account"
            hint="Its 12 digits, or its alias."
            required
            maxLength={63}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={fields.account}
            problem={problems.account}
          />
          <Field
            name="userName"
            label="User name"
            autoComplete="username"
            required
            maxLength={64}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={fields.userName}
            problem={problems.userName}
          />
        </>
      )}
      <Field
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        required
        maxLength={128}
        problem={problems.password}
      />
      <div>
        <Button type="submit" look="primary" className="w-full" aria-disabled={pending || undefined}>
          {pending ? 'Signing in…' : 'Sign in'}
        </Button>
      </div>
    </form>
  )
}
