import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'

interface LostProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page for what is not there: says so, and gives ways on. The search is in the header above it. */
export function Lost({ title, children }: LostProps) {
  return (
    <div className="max-w-prose py-12">
      <h1 className="text-28 font-semibold tracking-tight">{title}</h1>
      <p className="mt-3 text-ink-soft">{children}</p>
      <div className="mt-6">
        <Button asChild>
          <Link href="/">Browse the gallery</Link>
        </Button>
      </div>
    </div>
  )
}

/** Stands where no page can be. */
export function LostPage() {
  return (
    <Lost title="There is nothing at this address">
      Repositories are at /publisher/name, publishers at /publisher. The search above finds both.
    </Lost>
  )
}

/** Stands where a repository's page would. */
export function LostRepository() {
  return (
    <Lost title="There is no such repository">
      It may be spelled differently, have been deleted, or hold no image yet: a repository appears with its first image. The search above
      forgives small slips of the finger.
    </Lost>
  )
}

/** Stands where a registry's page would. */
export function LostRegistry() {
  return (
    <Lost title="There is no such publisher">
      No registry answers to this name. Publishers can change their alias; the search above finds them by the names of their images too.
    </Lost>
  )
}
