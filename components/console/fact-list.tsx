import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** Facts about one thing, each beside its name, on a phone below it. */
export function FactList({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return <dl className={clsx('grid max-w-4xl gap-x-6 md:grid-cols-[11rem_minmax(0,1fr)]', className)}>{children}</dl>
}

export function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="font-medium max-md:not-first:mt-2 md:text-ink-soft">{title}</dt>
      <dd className="wrap-anywhere min-w-0">{children || <span className="text-ink-soft">None</span>}</dd>
    </>
  )
}
