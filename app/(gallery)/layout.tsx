import type { ReactNode } from 'react'
import { SearchNavigationProvider } from '#components/gallery/search-navigation.tsx'
import { Shortcuts } from '#components/gallery/shortcuts.tsx'
import { SiteFooter } from '#components/gallery/site-footer.tsx'
import { SiteHeader } from '#components/gallery/site-header.tsx'
import { browserEndpoint } from '#lib/backend/browser-endpoint.ts'

/** What frames every page of the gallery. */
export default function GalleryLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SearchNavigationProvider>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-ink focus:px-3 focus:py-2 focus:text-14 focus:text-paper"
      >
        Skip to the content
      </a>
      <div className="flex min-h-dvh flex-col">
        <SiteHeader />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 pt-8 outline-none sm:px-6">
          {children}
        </main>
        <SiteFooter />
      </div>
      <Shortcuts endpoint={browserEndpoint()} />
    </SearchNavigationProvider>
  )
}
