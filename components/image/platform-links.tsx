import { clsx } from 'clsx'
import Link from 'next/link'

interface PlatformLinksProps {
  readonly platforms: readonly string[]
  readonly current: string | undefined
  readonly pathOf: (platform: string) => string
}

/** Which platform's image is shown; links, so that each has an address. */
export function PlatformLinks({ platforms, current, pathOf }: PlatformLinksProps) {
  if (platforms.length < 2) return null
  return (
    <nav aria-label="Platform" className="mt-6">
      <ul className="flex flex-wrap gap-1.5">
        {platforms.map((platform) => (
          <li key={platform}>
            <Link
              href={pathOf(platform)}
              prefetch={false}
              scroll={false}
              aria-current={platform === current ? 'page' : undefined}
              className={clsx(
                'flex h-8 items-center rounded-md border px-2.5 font-mono text-13 transition-colors',
                platform === current ? 'border-ink bg-ink text-paper' : 'border-line text-ink-soft hover:border-line-strong hover:text-ink',
              )}
            >
              {platform}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
