'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { PasskeyAnswer } from '#lib/session/passkey-answer.ts'
import { makePasskey } from '#lib/session/passkey-browser.ts'
import type { NewPasskeyRequest, PasskeyFormState } from '#lib/session/security-form.ts'
import { Field, verbatim } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'
import { usePasskeySupport } from './use-passkey-support.ts'

interface PasskeyFormProps {
  begin(form: FormData): Promise<NewPasskeyRequest | PasskeyFormState>
  finish(name: string, answer: PasskeyAnswer): Promise<PasskeyFormState>
}

/** Adds a passkey: its name and the password, then the browser asks for the finger, face or key. */
export function PasskeyForm({ begin, finish }: PasskeyFormProps) {
  const [state, submit, pending] = useActionState(add, { name: '', problems: {} })
  const form = useFirstMistake(state)
  const supported = usePasskeySupport()
  const { name, problems, failure, signedOut, added } = state
  async function add(_before: PasskeyFormState, typed: FormData): Promise<PasskeyFormState> {
    const begun = await begin(typed)
    if (!('options' in begun)) return begun
    const made = await makePasskey(begun.options)
    return 'failure' in made ? { name: begun.name, problems: {}, ...made } : finish(begun.name, { challenge: begun.challenge, ...made })
  }
  if (!supported)
    return <p className="text-ink-soft">This browser offers no passkeys here: use a newer one, and open this page by https.</p>
  return (
    <form ref={form} action={submit} noValidate aria-label="Add a passkey" className="needs-script grid max-w-md gap-4">
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {added && !pending ? `The passkey ${added} counts from now on: you are asked for it when you sign in.` : ''}
      </p>
      <Field
        name="passkeyName"
        label="Name of the passkey"
        hint="Yours to choose, such as laptop or blue-key."
        required
        maxLength={64}
        defaultValue={name}
        problem={problems.passkeyName}
        {...verbatim}
      />
      <Field
        name="password"
        type="password"
        label="Your password"
        hint="Once more, since a passkey can sign you in without it."
        autoComplete="current-password"
        required
        maxLength={128}
        problem={problems.password}
      />
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Asking for it…' : 'Add a passkey'}
        </Button>
      </div>
    </form>
  )
}
