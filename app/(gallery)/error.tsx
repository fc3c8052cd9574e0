'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'

interface ErrorPageProps {
  readonly error: unknown
  readonly retry: () => void
}

/** Something on our side failed. The visitor can try again; the reference leads the operator to the log. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="max-w-prose py-12" role="alert">
      <h1 className="text-28 font-semibold tracking-tight">The gallery cannot show this now</h1>
      <p className="mt-3 text-ink-soft">
        The registry behind it did not answer as it should. It is not something you did; images may still be pulled. Try again in a moment.
      </p>
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
