import { Menu } from 'lucide-react'
import { headers } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu } from '#components/console/account-menu.tsx'
import { ConsoleNav } from '#components/console/console-nav.tsx'
import { Disclosure } from '#components/console/disclosure.tsx'
import { DraftSweeper } from '#components/console/draft-sweeper.tsx'
import { ColourSchemeToggle } from '#components/gallery/colour-scheme-form.tsx'
import { Mark } from '#components/ui/mark.tsx'
import { announceDrafts } from '#lib/console/draft.ts'
import { nonceOf } from '#lib/content-security-policy.ts'
import { consolePaths } from '#lib/routes.ts'
import { sessionForForm } from '#lib/session/require-session.ts'
import { switchBack } from './switch-role/actions.ts'

/** What frames every page of the console: the ways through it beside the page, or on a phone in a menu above it. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const session = await sessionForForm()
  // What a role may, the account of who took it on says nothing about.
  const operator = session?.who.operator === true && !session.role
  const nonce = nonceOf((await headers()).get('Content-Security-Policy'))
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: announceDrafts }} />
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-ink focus:px-3 focus:py-2 focus:text-14 focus:text-paper"
      >
        Skip to the content
      </a>
      <div className="flex min-h-dvh flex-col text-14">
        <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-surface px-3 sm:px-4">
          <Disclosure
            className="md:hidden"
            label="Menu"
            summaryClassName="flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-hover"
            summary={<Menu aria-hidden="true" className="size-5" />}
          >
            <div className="absolute left-0 z-30 mt-1 w-60 rounded-md border border-line bg-surface p-1.5 shadow-float">
              <ConsoleNav operator={operator} />
            </div>
          </Disclosure>
          <Link
            href={consolePaths.home}
            prefetch={false}
            className="flex items-center gap-2 rounded-md text-16 font-semibold tracking-tight"
          >
            <Mark className="size-6" />
            Galleon <span className="hidden font-normal text-ink-soft sm:inline">Console</span>
          </Link>
          <div className="ml-auto flex min-w-0 items-center gap-1">
            <Link
              href="/"
              prefetch={false}
              className="hidden rounded-md px-2.5 py-1.5 text-ink-soft hover:bg-hover hover:text-ink sm:block"
            >
              Gallery
            </Link>
            <ColourSchemeToggle />
            {session && <AccountMenu acting={session} switchBack={switchBack} />}
          </div>
        </header>
        <div className="flex flex-1">
          <aside className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-56 shrink-0 flex-col overflow-y-auto border-line border-r p-2.5 md:flex">
            <ConsoleNav operator={operator} />
          </aside>
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-5 pb-16 outline-none sm:px-6">
            <DraftSweeper />
            {children}
          </main>
        </div>
      </div>
    </>
  )
}
