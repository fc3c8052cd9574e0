import { clsx } from 'clsx'
import Link from 'next/link'

interface ChoiceLinksProps {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly choices: readonly { readonly name: string; readonly href: string; readonly isCurrent: boolean }[]
}

/** A choice of few as links: each view has an address. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="-mx-2 flex flex-wrap items-center text-14">
      {choices.map(({ name, href, isCurrent }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={isCurrent ? 'true' : undefined}
          className={clsx(
            'whitespace-nowrap rounded-md px-2 py-1.5 transition-colors hover:bg-hover',
            isCurrent ? 'font-medium text-ink underline decoration-2 underline-offset-8' : 'text-ink-soft',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
