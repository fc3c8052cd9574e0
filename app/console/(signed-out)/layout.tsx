import Link from 'next/link'
import type { ReactNode } from 'react'
import { ColourSchemeToggle } from '#components/gallery/colour-scheme-form.tsx'
import { Mark } from '#components/ui/mark.tsx'

/** What frames the pages on which somebody signs in: nothing to be led away by. */
export default function SignedOutLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-2.5 sm:px-6">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-md text-20 font-semibold tracking-tight">
          <Mark className="size-7" />
          Galleon
        </Link>
        <ColourSchemeToggle />
      </header>
      <main className="mx-auto w-full max-w-sm flex-1 px-4 pt-8 pb-16 text-14 sm:pt-16">{children}</main>
    </div>
  )
}
