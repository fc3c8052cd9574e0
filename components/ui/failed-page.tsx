'use client'

import { RotateCw } from 'lucide-react'
import { Button } from './button.tsx'

export interface ErrorPageProps {
  readonly error: unknown
  readonly retry: () => void
}

interface FailedPageProps extends ErrorPageProps {
  readonly title: string
  /** What did not work, and what that means for the visitor. */
  readonly text: string
}

/** Something on our side failed. The visitor can try again; the reference leads the operator to the log. */
export function FailedPage({ title, text, error, retry }: FailedPageProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="max-w-prose py-12" role="alert">
      <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
      <p className="mt-3 text-ink-soft">{text}</p>
      <div className="mt-6 flex items-center gap-4">
        <Button onClick={() => retry()}>
          <RotateCw aria-hidden="true" className="size-4" />
          Try again
        </Button>
        {digest && <span className="font-mono text-12 text-ink-soft">reference {digest}</span>}
      </div>
    </div>
  )
}
