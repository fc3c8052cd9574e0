import type { ReactNode } from 'react'

/** A small fact about a thing, in a hairline frame. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-flex h-5 items-center whitespace-nowrap rounded-sm border border-line px-1.5 text-12 text-ink-soft">
      {children}
    </span>
  )
}
