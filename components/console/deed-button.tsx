'use client'

import { clsx } from 'clsx'
import { type ReactNode, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { DeedState } from '#lib/console/deed.ts'
import { Disclosure } from './disclosure.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'

interface DeedButtonProps {
  /** As on the button: "Detach". */
  readonly deed: string
  /** What it is done to, for screen readers: "Detach AdministratorAccess". */
  readonly label: string
  /** What goes with it. */
  readonly hidden?: readonly (readonly [name: string, value: string])[]
  /** For what cannot be undone: what it does, asked once more before it is done. */
  readonly ask?: ReactNode
  /** Where on the page the button is, so that the question finds room. On a phone it comes up from below. */
  readonly side?: 'left' | 'right'
  action(before: DeedState, form: FormData): Promise<DeedState>
}

/** A button that does one thing, and says why when it was not done. */
export function DeedButton({ deed, label, hidden = [], ask, side = 'right', action }: DeedButtonProps) {
  const [state, submit, pending] = useActionState<DeedState, FormData>(action, {})
  const form = (
    <form action={submit} aria-label={label} className="grid gap-2 text-left">
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {ask && <p>{ask}</p>}
      <div>
        <Button type="submit" size="small" aria-disabled={pending || undefined} aria-label={label}>
          {deed}
        </Button>
      </div>
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
    </form>
  )
  if (!ask) return <div className="max-w-80">{form}</div>
  return (
    <Disclosure
      label={`${label}…`}
      summary={`${deed}…`}
      summaryClassName="inline-flex h-7 items-center rounded-md border border-line-strong bg-surface px-2 text-13 hover:bg-hover"
    >
      <div
        className={clsx(
          'absolute z-30 mt-1 w-72 rounded-md border border-line bg-surface p-3 font-normal shadow-float',
          side === 'right' ? 'right-0' : 'left-0',
          'max-md:fixed max-md:inset-x-4 max-md:bottom-4 max-md:w-auto',
        )}
      >
        {form}
      </div>
    </Disclosure>
  )
}
