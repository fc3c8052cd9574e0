import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'

interface LostProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page for what is not there: says so, and gives ways on. The search is in the header above it. */
export function Lost({ title, children }: LostProps) {
  return (
    <div className="max-w-prose py-12">
      <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
      <p className="mt-3 text-ink-soft">{children}</p>
      <div className="mt-6">
        <Button asChild>
          <Link href="/">Browse the gallery</Link>
        </Button>
      </div>
    </div>
  )
}
