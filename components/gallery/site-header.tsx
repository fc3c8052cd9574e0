import Link from 'next/link'
import { Mark } from '#components/ui/mark.tsx'
import { ColourSchemeToggle } from './colour-scheme-form.tsx'
import { HeaderSearch } from './header-search.tsx'

/** The top of every gallery page: the way home, the search, the colours. */
export function SiteHeader() {
  return (
    <header className="border-line border-b bg-surface">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:px-6 md:flex-nowrap">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-md text-20 font-semibold tracking-tight">
          <Mark className="size-7" />
          Galleon
        </Link>
        <HeaderSearch className="order-last w-full md:order-none md:mx-auto md:max-w-2xl md:flex-1" />
        <div className="ml-auto md:ml-0">
          <ColourSchemeToggle />
        </div>
      </div>
    </header>
  )
}
