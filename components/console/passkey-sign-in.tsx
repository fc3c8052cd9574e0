'use client'

import { KeyRound } from 'lucide-react'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { PasskeyAnswer } from '#lib/session/passkey-answer.ts'
import { showPasskey } from '#lib/session/passkey-browser.ts'
import { nothingTyped, type PasskeyRequest, type SignInFormState } from '#lib/session/sign-in-form.ts'
import { Trouble } from './sign-in-steps.tsx'
import { useFirstMistake } from './use-first-mistake.ts'
import { usePasskeySupport } from './use-passkey-support.ts'

interface PasskeySignInProps {
  /** As on the button: "Use a passkey". */
  readonly deed: string
  readonly look?: 'primary' | 'plain'
  begin(): Promise<PasskeyRequest | SignInFormState>
  finish(answer: PasskeyAnswer): Promise<SignInFormState>
}

/** A button that asks the visitor’s authenticator, and signs in with what it answers. */
export function PasskeySignIn({ deed, look = 'plain', begin, finish }: PasskeySignInProps) {
  const [state, submit, pending] = useActionState(ask, nothingTyped)
  const form = useFirstMistake(state)
  const supported = usePasskeySupport()
  async function ask(): Promise<SignInFormState> {
    const begun = await begin()
    if (!('options' in begun)) return begun
    const shown = await showPasskey(begun.options)
    return 'failure' in shown ? { ...nothingTyped, ...shown } : finish({ challenge: begun.challenge, ...shown })
  }
  if (!supported)
    return (
      <p className="text-13 text-ink-soft">
        This browser offers no passkeys here: use a newer one, open this page by https, or go on another way.
      </p>
    )
  return (
    <form ref={form} action={submit} aria-label={deed} className="needs-script grid gap-3">
      <Trouble state={state} />
      <Button type="submit" look={look} className="w-full" aria-disabled={pending || undefined}>
        <KeyRound aria-hidden="true" className="size-4" />
        {pending ? 'Asking for it…' : deed}
      </Button>
    </form>
  )
}
