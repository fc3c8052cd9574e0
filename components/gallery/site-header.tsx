import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { Mark } from '#components/ui/mark.tsx'
import { browserEndpoint } from '#lib/backend/browser-endpoint.ts'
import { consolePaths } from '#lib/routes.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { ColourSchemeToggle } from './colour-scheme-form.tsx'
import { HeaderSearch } from './header-search.tsx'

/** The top of every gallery page: the way home, the search, the colours. The front page's search has a row of its own. */
export function SiteHeader() {
  return (
    <header className="border-line border-b bg-surface">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:px-6">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-md text-20 font-semibold tracking-tight">
          <Mark className="size-7" />
          Galleon
        </Link>
        <HeaderSearch endpoint={browserEndpoint()} />
        <div className="ml-auto flex items-center gap-1">
          <ConsoleLink />
          <ColourSchemeToggle />
        </div>
      </div>
    </header>
  )
}

// A visitor with a session gets pages of their own, so that everybody else's may be shared.
async function ConsoleLink() {
  const session = await readSession()
  return (
    <Button asChild look="quiet">
      <Link href={session ? consolePaths.home : consolePaths.signIn} prefetch={false}>
        {session ? 'Console' : 'Sign in'}
      </Link>
    </Button>
  )
}
