import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

interface ConsolePageProps {
  readonly title: string
  /** The pages above this one, the topmost first. */
  readonly crumbs?: readonly { readonly title: string; readonly path: string }[]
  /** One sentence on what the page is for. */
  readonly intro?: ReactNode
  /** The one primary action. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A page of the console: where one is, what it is called, its one primary action, its contents. */
export function ConsolePage({ title, crumbs = [], intro, action, children }: ConsolePageProps) {
  return (
    <>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumbs" className="mb-2">
          <ol className="flex flex-wrap items-center gap-1 text-13 text-ink-soft">
            {crumbs.map((crumb) => (
              <li key={crumb.path} className="flex min-w-0 items-center gap-1">
                <Link href={crumb.path} prefetch={false} className="link wrap-anywhere">
                  {crumb.title}
                </Link>
                <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
              </li>
            ))}
            <li aria-current="page" className="wrap-anywhere">
              {title}
            </li>
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="wrap-anywhere text-20 font-semibold tracking-tight">{title}</h1>
          {intro && <p className="mt-1 max-w-prose text-ink-soft">{intro}</p>}
        </div>
        {action}
      </div>
      <div className="mt-5">{children}</div>
    </>
  )
}
