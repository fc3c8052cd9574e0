'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'

interface ErrorPageProps {
  readonly error: unknown
  readonly retry: () => void
}

/** Something on our side failed. The reference leads the operator to the log. */
export default function ConsoleErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <div className="max-w-prose p-4 text-14" role="alert">
      <h1 className="text-20 font-semibold tracking-tight">The console cannot show this now</h1>
      <p className="mt-2 text-ink-soft">The registry behind it did not answer as it should. Nothing was changed. Try again in a moment.</p>
      <div className="mt-4 flex items-center gap-4">
        <Button onClick={() => retry()}>
          <RotateCw aria-hidden="true" className="size-4" />
          Try again
        </Button>
        {digest && <span className="font-mono text-12 text-ink-soft">reference {digest}</span>}
      </div>
    </div>
  )
}
