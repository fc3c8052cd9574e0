'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { DeedState } from '#lib/console/deed.ts'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface RestoreFormProps {
  readonly revision: number
  readonly newest: number
  action(before: DeedState, form: FormData): Promise<DeedState>
}

/** Makes an earlier revision the newest. Nothing is lost by it: what is there now stays in the history. */
export function RestoreForm({ revision, newest, action }: RestoreFormProps) {
  const [state, submit, pending] = useActionState<DeedState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} aria-label="Restore" className="mt-6 grid gap-3 border-line border-t pt-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="newest" value={newest} />
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Restoring…' : `Restore revision ${revision}`}
        </Button>
        <span className="text-13 text-ink-soft">It becomes a new revision; what is there now stays in this list.</span>
      </p>
    </form>
  )
}
