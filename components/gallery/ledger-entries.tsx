import { BadgeCheck } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedRepository, Publisher } from '#lib/backend/gallery-answers.ts'
import { moment } from '#lib/format/moment.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { registryPath, repositoryPath } from '#lib/routes.ts'
import { RepositoryLogo } from './repository-logo.tsx'

/** A repository by when it was pushed to. */
export function UpdatedEntry({ repository, now }: { readonly repository: ListedRepository; readonly now: Date }) {
  return (
    <RepositoryEntry repository={repository}>
      <TimeAgo at={moment(repository.lastPushedAt, now)} className="relative z-10 text-ink-soft" />
    </RepositoryEntry>
  )
}

/** A repository by how much it is pulled. */
export function PulledEntry({ repository }: { readonly repository: ListedRepository }) {
  return (
    <RepositoryEntry repository={repository}>
      <Pulls of={repository.downloadCount} />
    </RepositoryEntry>
  )
}

/** A repository that is recommended: how much it is pulled, or when it was pushed to while it was not. */
export function FeaturedEntry({ repository, now }: { readonly repository: ListedRepository; readonly now: Date }) {
  const { primaryRegistryAliasName: alias, repositoryName: name, logoUrl, downloadCount, lastPushedAt } = repository
  return (
    <RepositoryEntry repository={repository} logo={<RepositoryLogo name={`${alias}/${name}`} logoUrl={logoUrl} size="row" />}>
      {downloadCount > 0 ? (
        <Pulls of={downloadCount} />
      ) : (
        <TimeAgo at={moment(lastPushedAt, now)} className="relative z-10 text-ink-soft" />
      )}
    </RepositoryEntry>
  )
}

/** A publisher: how many repositories, how much they are pulled. */
export function PublisherEntry({ publisher }: { readonly publisher: Publisher }) {
  const { registryAliasName: alias, displayName, registryVerified, repositoryCount, downloadCount } = publisher
  return (
    <Entry
      href={registryPath(alias)}
      logo={<RepositoryLogo name={alias} logoUrl={publisher.logoUrl} size="row" />}
      name={<span className="font-semibold">{displayName || alias}</span>}
      verified={registryVerified}
      note={`${displayName ? `${alias} · ` : ''}${counted(repositoryCount, 'repository', 'repositories')}`}
    >
      {downloadCount > 0 && <Pulls of={downloadCount} />}
    </Entry>
  )
}

interface RepositoryEntryProps {
  readonly repository: ListedRepository
  readonly logo?: ReactNode
  readonly children: ReactNode
}

function RepositoryEntry({ repository, logo, children }: RepositoryEntryProps) {
  const { primaryRegistryAliasName: alias, repositoryName: name, registryVerified, repositoryDescription } = repository
  return (
    <Entry
      href={repositoryPath(alias, name)}
      logo={logo}
      name={
        <>
          <span className="text-ink-soft">{alias}/</span>
          <span className="font-semibold">{name}</span>
        </>
      }
      verified={registryVerified}
      note={repositoryDescription}
    >
      {children}
    </Entry>
  )
}

function Pulls({ of }: { readonly of: number }) {
  return (
    <>
      <Measure of={count(of)} className="relative z-10 font-medium" />
      <span className="text-ink-soft"> {of === 1 ? 'pull' : 'pulls'}</span>
    </>
  )
}

interface EntryProps {
  readonly href: string
  readonly logo?: ReactNode
  readonly name: ReactNode
  readonly verified: boolean
  readonly note: string | undefined
  /** The figure that the column is about. */
  readonly children: ReactNode
}

function Entry({ href, logo, name, verified, note, children }: EntryProps) {
  return (
    <li className="relative flex items-start gap-x-3 border-line border-b py-2 transition-colors hover:bg-hover">
      {logo && <span className="mt-0.5">{logo}</span>}
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-4">
        <p className="flex min-w-0 items-center gap-1.5 text-14 leading-6">
          <Link
            href={href}
            prefetch={false}
            data-result=""
            className="line-clamp-2 min-w-0 wrap-anywhere after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink"
          >
            {name}
          </Link>
          {verified && <BadgeCheck role="img" aria-label="Verified account" className="size-4 shrink-0 text-verified" />}
        </p>
        <p className="figures text-right text-13 leading-6">{children}</p>
        <p className="col-span-2 min-h-5 truncate text-13 text-ink-soft">{note}</p>
      </div>
    </li>
  )
}
