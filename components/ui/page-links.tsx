import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Button } from './button.tsx'

interface PageLinksProps {
  /** What is paged, for screen readers: "Result pages". */
  readonly label: string
  readonly previous?: { readonly href: string; readonly text: string }
  readonly next?: { readonly href: string; readonly text: string }
  /** Where one is, as in "Page 2 of 9". */
  readonly position?: string
}

/** Links to the page before and after; nothing when there is only one page. */
export function PageLinks({ label, previous, next, position }: PageLinksProps) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="mt-6 flex items-center justify-between gap-4">
      <span className="min-w-24">
        {previous && (
          <Button asChild>
            <Link href={previous.href} prefetch={false} rel="prev">
              <ArrowLeft aria-hidden="true" className="size-4" />
              {previous.text}
            </Link>
          </Button>
        )}
      </span>
      {position && <span className="figures text-14 text-ink-soft">{position}</span>}
      <span className="flex min-w-24 justify-end">
        {next && (
          <Button asChild>
            <Link href={next.href} prefetch={false} rel="next">
              {next.text}
              <ArrowRight aria-hidden="true" className="size-4" />
            </Link>
          </Button>
        )}
      </span>
    </nav>
  )
}
