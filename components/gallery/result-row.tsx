import Link from 'next/link'
import { Marked } from '#components/ui/marked.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedRepository } from '#lib/backend/gallery-answers.ts'
import { type Moment, moment } from '#lib/format/moment.ts'
import { count } from '#lib/format/quantity.ts'
import { registryPath, repositoryPath } from '#lib/routes.ts'
import { ContentBadges } from './content-badges.tsx'
import { RepositoryLogo } from './repository-logo.tsx'
import { VerifiedBadge } from './verified-badge.tsx'

interface ResultRowProps {
  readonly repository: ListedRepository
  readonly now: Date
  /** Marked where it is found in the name. */
  readonly term: string
  /** On a registry's own page every row has the same publisher: it is left out. */
  readonly withPublisher: boolean
}

/** One repository in a list. The whole row leads to it; the publisher's name to the publisher. */
export function ResultRow({ repository, now, term, withPublisher }: ResultRowProps) {
  const { primaryRegistryAliasName: alias, repositoryName: name, registryVerified, displayName } = repository
  return (
    <li className="relative grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-4 border-line border-b py-4 sm:px-3 transition-colors hover:bg-hover sm:grid-cols-[2.5rem_minmax(0,1fr)_7.5rem]">
      <div className="pt-0.5">
        <RepositoryLogo name={`${alias}/${name}`} logoUrl={repository.logoUrl} size="row" />
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <h2 className="min-w-0 break-words text-16 leading-6">
            <Link
              href={repositoryPath(alias, name)}
              prefetch={false}
              data-result=""
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:-outline-offset-2"
            >
              {withPublisher && (
                <span className="text-ink-soft">
                  <Marked text={alias} term={term} />/
                </span>
              )}
              <span className="font-semibold">
                <Marked text={name} term={term} />
              </span>
            </Link>
          </h2>
          {withPublisher && registryVerified && <VerifiedBadge />}
        </div>
        {repository.repositoryDescription && (
          <p className="mt-0.5 line-clamp-2 max-w-prose break-words text-14 text-ink-soft">{repository.repositoryDescription}</p>
        )}
        <div className="mt-2 flex flex-wrap items-center gap-x-1.5 gap-y-1.5 text-13 text-ink-soft">
          {withPublisher && displayName && (
            <span className="mr-1.5">
              by{' '}
              <Link href={registryPath(alias)} prefetch={false} className="link relative z-10">
                {displayName}
              </Link>
            </span>
          )}
          <ContentBadges operatingSystems={repository.operatingSystems} architectures={repository.architectures} />
        </div>
      </div>
      <RowFigures pulls={repository.downloadCount} lastPush={moment(repository.lastPushedAt, now)} />
    </li>
  )
}

// Beside the row where there is room, below it on a phone.
function RowFigures({ pulls, lastPush }: { readonly pulls: number; readonly lastPush: Moment }) {
  return (
    <dl className="figures col-start-2 mt-2 flex gap-x-3 text-13 text-ink-soft leading-6 sm:col-start-3 sm:row-start-1 sm:mt-0 sm:block sm:text-right">
      {pulls > 0 && (
        <div>
          <dt className="sr-only">Pulls</dt>
          <dd>
            <Measure of={count(pulls)} className="relative z-10 font-medium text-ink sm:text-14" /> {pulls === 1 ? 'pull' : 'pulls'}
          </dd>
        </div>
      )}
      <div>
        <dt className="sr-only">Last push</dt>
        <dd>
          <TimeAgo at={lastPush} className="relative z-10" />
        </dd>
      </div>
    </dl>
  )
}
