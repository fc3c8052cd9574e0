import type { ReactNode } from 'react'

interface ConsoleSectionProps {
  readonly title: string
  readonly intro?: ReactNode
  /** What can be done in it, beside its heading. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of a page with its own heading. */
export function ConsoleSection({ title, intro, action, children }: ConsoleSectionProps) {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="wrap-anywhere text-16 font-semibold">
            {title}
          </h2>
          {intro && <p className="mt-1 max-w-prose text-ink-soft">{intro}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
