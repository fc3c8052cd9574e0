import type { ReactNode } from 'react'

interface ConsoleSectionProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
}

/** A part of a page with its own heading. */
export function ConsoleSection({ title, intro, children }: ConsoleSectionProps) {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-16 font-semibold">
        {title}
      </h2>
      {intro && <p className="mt-1 max-w-prose text-ink-soft">{intro}</p>}
      {children}
    </section>
  )
}
