'use client'

import { BookMarked, Building2, Container, Flag, Gauge, Inbox, KeyRound, Pin, ScrollText, Server, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { consolePaths } from '#lib/routes.ts'

interface Place {
  readonly title: string
  readonly path: string
  readonly icon: typeof Container
  /** For operators only; the backend decides all the same. */
  readonly operator?: true
}

/** The pages that the side bar leads to, in its order. A page that is not there yet is not offered. */
const places: readonly Place[] = [
  { title: 'Repositories', path: consolePaths.repositories, icon: Container },
  { title: 'Registry', path: consolePaths.registry, icon: BookMarked },
  { title: 'Access', path: consolePaths.access, icon: KeyRound },
  { title: 'Event history', path: consolePaths.events, icon: ScrollText },
  { title: 'Usage', path: consolePaths.usage, icon: Gauge },
  { title: 'Requests', path: consolePaths.requests, icon: Inbox, operator: true },
  { title: 'Reports', path: consolePaths.reports, icon: Flag, operator: true },
  { title: 'Accounts', path: consolePaths.accounts, icon: Building2, operator: true },
  { title: 'Featured', path: consolePaths.featured, icon: Pin, operator: true },
  { title: 'Instance', path: consolePaths.instance, icon: Server, operator: true },
  { title: 'Garbage', path: consolePaths.garbage, icon: Trash2, operator: true },
]

/** The ways through the console, with the present one marked. */
export function ConsoleNav({ operator }: { readonly operator: boolean }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Console">
      <Places places={places.filter((place) => !place.operator)} pathname={pathname} />
      {operator && (
        <>
          <h2 className="mt-4 mb-1 px-2.5 text-12 text-ink-soft">Operator</h2>
          <Places places={places.filter((place) => place.operator)} pathname={pathname} />
        </>
      )}
    </nav>
  )
}

function Places({ places: shown, pathname }: { readonly places: readonly Place[]; readonly pathname: string }) {
  return (
    <ul className="grid gap-0.5">
      {shown.map(({ title, path, icon: Icon }) => (
        <li key={path}>
          <Link
            href={path}
            prefetch={false}
            aria-current={pathname === path ? 'page' : pathname.startsWith(`${path}/`) ? 'true' : undefined}
            className="flex h-9 items-center gap-2.5 rounded-md px-2.5 text-14 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
          >
            <Icon aria-hidden="true" className="size-4" />
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
