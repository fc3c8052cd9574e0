import Link from 'next/link'
import { readInstance } from '#lib/backend/instance.ts'
import { apiPagePath } from '#lib/routes.ts'
import { ColourSchemeChoice } from './colour-scheme-form.tsx'

/** The foot of every gallery page: what this place is, how to pull from it, the keys that help, the colours. */
export function SiteFooter() {
  const { registryHost } = readInstance()
  return (
    <footer className="site-footer mt-16 border-line border-t text-13 text-ink-soft">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-12 gap-y-6  px-4 py-8 sm:px-6">
        <div>
          <p>
            Pull any image without an account:{' '}
            <code className="block wrap-anywhere font-mono text-12 text-ink">
              docker pull {registryHost}/&lt;publisher&gt;/&lt;name&gt;
            </code>
          </p>
          <p className="mt-2">
            <Link href="/?sort=updated" prefetch={false} className="link">
              Recently updated
            </Link>
            {' · '}
            <Link href="/?verified=verified" prefetch={false} className="link">
              Verified accounts
            </Link>
            {' · '}
            <Link href={apiPagePath} prefetch={false} className="link">
              API
            </Link>
          </p>
        </div>
        <p className="needs-script hidden whitespace-nowrap md:block">
          <Key>/</Key> search{' '}
          <button type="button" data-opens="palette" className="rounded-sm hover:text-ink">
            <Key>Ctrl K</Key> commands
          </button>{' '}
          <button type="button" data-opens="keys" className="rounded-sm hover:text-ink">
            <Key>?</Key> all keys
          </button>
        </p>
        <ColourSchemeChoice />
      </div>
    </footer>
  )
}

function Key({ children }: { readonly children: string }) {
  return <kbd className="ml-2 inline-block min-w-5 rounded-sm border border-line px-1 text-center font-mono text-12">{children}</kbd>
}
