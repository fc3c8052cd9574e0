import { Flag } from 'lucide-react'
import Link from 'next/link'
import { repositoryPages } from '#lib/routes.ts'

/** To the form that tells the operator of a repository. */
export function ReportLink({ alias, name }: { readonly alias: string; readonly name: string }) {
  return (
    <p className="border-line border-t px-4 py-3 text-13">
      <Link
        href={repositoryPages.report(alias, name)}
        prefetch={false}
        rel="nofollow"
        className="inline-flex items-center gap-1.5 text-ink-soft"
      >
        <Flag aria-hidden="true" className="size-4" />
        <span className="link">Report this repository</span>
      </Link>
    </p>
  )
}
