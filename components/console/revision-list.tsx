import { clsx } from 'clsx'
import Link from 'next/link'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { CatalogMember, CatalogRevisionList } from '#lib/backend/console/catalog-revisions.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'

const memberNames = {
  description: 'short description',
  architectures: 'architectures',
  operatingSystems: 'operating systems',
  logo: 'logo',
  aboutText: 'About',
  usageText: 'Usage',
} satisfies Record<CatalogMember, string>

interface RevisionListProps {
  readonly name: string
  readonly revisions: CatalogRevisionList['revisions']
  readonly chosen: number | undefined
  /** The page of the list that is shown. */
  readonly after: string | undefined
}

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** Who changed what, and when; each a link to what it changed. */
export function RevisionList({ name, revisions, chosen, after }: RevisionListProps) {
  return (
    <ol className="border-ink border-t">
      {revisions.map(({ revision, changedAt, changedBy, changedMembers }) => (
        <li key={revision} className="border-line border-b">
          <Link
            href={consolePaths.repository('history', name, { ...(after ? { after } : {}), revision: String(revision) })}
            prefetch={false}
            scroll={false}
            aria-current={revision === chosen ? 'true' : undefined}
            className={clsx('block px-2 py-2 hover:bg-hover', revision === chosen && 'bg-sunken')}
          >
            <span className="flex justify-between gap-3">
              <span className="font-medium">Revision {revision}</span>
              <TimeAgo at={moment(changedAt)} className="text-13 text-ink-soft" />
            </span>
            <span className="wrap-anywhere block text-13 text-ink-soft">
              {actorName(changedBy)} {wordsOf(changedMembers, revision)}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

function wordsOf(members: readonly CatalogMember[], revision: number): string {
  if (members.length === 0) return revision === 1 ? 'made the repository' : 'changed nothing'
  return `${revision === 1 ? 'began with' : 'changed'} ${inWords.format(members.map((member) => memberNames[member]))}`
}
