'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'
import { Failure } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

/** A button that makes the account of the mail. */
export function ConfirmAccountForm({ action }: { action(): Promise<DeedState> }) {
  const [state, submit, pending] = useActionState<DeedState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} aria-label="Confirm your account" className="mt-6 grid gap-4">
      {state.failure && (
        <>
          <Failure>{state.failure}</Failure>
          <Link href={consolePaths.signUp} prefetch={false} className="link">
            Sign up again
          </Link>
        </>
      )}
      <Button type="submit" look="primary" className="w-full" aria-disabled={pending || undefined}>
        {pending ? 'Confirming…' : 'Confirm'}
      </Button>
    </form>
  )
}
