import Link from 'next/link'
import type { ReactNode } from 'react'
import { consolePaths } from '#lib/routes.ts'

interface SignInFrameProps {
  readonly title: string
  readonly children: ReactNode
}

/** One step of a sign-in. */
export function SignInFrame({ title, children }: SignInFrameProps) {
  return (
    <>
      <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
      {children}
    </>
  )
}

/** Between two ways of signing in. */
export function OrWith({ children }: { readonly children: ReactNode }) {
  return (
    <p className="mt-6 flex items-center gap-3 text-13 text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  )
}

interface SignInTabsProps {
  readonly current: 'root' | 'user'
  /** Kept when one changes one's mind. */
  readonly query: string
}

/** As whom: each has an address of its own. */
export function SignInTabs({ current, query }: SignInTabsProps) {
  const tabs = [
    ['user', 'IAM user', consolePaths.signInAsUser()],
    ['root', 'Root user', consolePaths.signIn],
  ] as const
  return (
    <nav aria-label="Sign in as" className="mt-6 flex gap-6 border-line border-b text-14">
      {tabs.map(([tab, title, path]) => (
        <Link
          key={tab}
          href={query ? `${path}?${query}` : path}
          prefetch={false}
          aria-current={tab === current ? 'page' : undefined}
          className="-mb-px border-transparent border-b-2 pb-2 text-ink-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
