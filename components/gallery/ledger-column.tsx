import Link from 'next/link'
import { Children, type ReactNode } from 'react'

interface LedgerColumnProps {
  readonly title: string
  readonly more: { readonly href: string; readonly text: string }
  /** As many are ruled where columns stand beside each other, written on or not. */
  readonly lines: number
  /** What is said when there are no entries. */
  readonly none?: string
  readonly children: ReactNode
}

/** A column of the front page's sheet. Beside others its lines are ruled across all of them. */
export function LedgerColumn({ title, more, lines, none, children }: LedgerColumnProps) {
  const written = Children.count(children)
  return (
    <section aria-label={title} className="ledger-column">
      <div className="flex items-baseline justify-between gap-4 border-ink border-b pb-1.5">
        <h2 className="text-14 font-semibold">{title}</h2>
        <Link href={more.href} prefetch={false} className="link text-13 text-ink-soft">
          {more.text}
        </Link>
      </div>
      <ol className="ledger-lines">
        {children}
        {written === 0 && <li className="border-line border-b py-2 text-14 text-ink-soft">{none}</li>}
        {Array.from({ length: Math.max(0, lines - Math.max(1, written)) }, (_, index) => `line ${index}`).map((key) => (
          <li key={key} aria-hidden="true" className="hidden min-h-15 border-line border-b lg:block" />
        ))}
      </ol>
    </section>
  )
}
