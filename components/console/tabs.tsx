import { clsx } from 'clsx'
import Link from 'next/link'

interface TabsProps {
  /** Of what they are parts. */
  readonly label: string
  readonly tabs: readonly { readonly title: string; readonly path: string; readonly current: boolean }[]
}

/** The pages that something is shown on, side by side. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="mt-3 flex gap-6 overflow-x-auto border-line border-b max-sm:gap-4 max-sm:text-13">
      {tabs.map(({ title, path, current }) => (
        <Link
          key={path}
          href={path}
          prefetch={false}
          aria-current={current ? 'page' : undefined}
          className={clsx(
            '-mb-px flex h-10 shrink-0 items-center border-b-2 transition-colors',
            current ? 'border-ink font-medium' : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
