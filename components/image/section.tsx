import type { ReactNode } from 'react'

interface SectionProps {
  readonly id: string
  readonly title: string
  /** Beside the title: how many, how much. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** One part of an image's page, with an address of its own. */
export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="flex flex-wrap items-baseline gap-x-3 border-line border-b pb-2">
        <h2 id={id} className="scroll-mt-4 text-20 font-semibold tracking-tight">
          {title}
        </h2>
        {note && <p className="figures text-13 text-ink-soft">{note}</p>}
      </div>
      {children}
    </section>
  )
}

/** What could not be read, so that a gap is not taken for the whole. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <div role="note" className="mt-4 border-warn border-l-2 pl-3 text-14">
      <p className="font-medium text-warn">Not all of it can be shown</p>
      <ul className="mt-1 space-y-0.5 text-ink-soft">
        {problems.map((problem) => (
          <li key={problem} className="wrap-anywhere">
            {problem}
          </li>
        ))}
      </ul>
    </div>
  )
}
