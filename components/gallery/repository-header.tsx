import Link from 'next/link'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Repository } from '#lib/backend/gallery-answers.ts'
import { registryPath } from '#lib/routes.ts'
import { ContentClaimBadges } from './content-claim-badges.tsx'
import { RepositoryLogo } from './repository-logo.tsx'
import { VerifiedBadge } from './verified-badge.tsx'

interface RepositoryHeaderProps {
  readonly repository: Repository
  /** The alias by which the visitor came: links stay with it. */
  readonly alias: string
}

/** Who, what, and where to pull it from. */
export function RepositoryHeader({ repository: { catalogData, foundPlatforms, repository }, alias }: RepositoryHeaderProps) {
  const { primaryRegistryAliasName, repositoryName, registryVerified, displayName, repositoryUri } = repository
  return (
    <header className="grid content-start grid-cols-[auto_minmax(0,1fr)] gap-x-4 sm:gap-x-5">
      <RepositoryLogo name={`${primaryRegistryAliasName}/${repositoryName}`} logoUrl={catalogData.logoUrl} size="page" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 text-14 text-ink-soft">
          <Link href={registryPath(alias)} prefetch={false} className="link">
            {displayName || alias}
          </Link>
          {registryVerified && <VerifiedBadge />}
        </p>
        <h1 className="break-words text-20 font-semibold sm:text-28 tracking-tight">{repositoryName}</h1>
      </div>
      <div className="col-span-2 mt-3 min-w-0 sm:col-span-1 sm:col-start-2">
        {catalogData.description && <p className="max-w-prose break-words">{catalogData.description}</p>}
        <div className="relative mt-3 flex flex-wrap items-center gap-1.5">
          <ContentClaimBadges catalogData={catalogData} foundPlatforms={foundPlatforms} />
        </div>
        <p className="mt-2 flex min-w-0 items-center gap-1 text-ink-soft">
          <span className="min-w-0 select-all wrap-anywhere font-mono text-13" data-repository-uri="">
            {repositoryUri}
          </span>
          <CopyButton text={repositoryUri} label="Copy repository URI" />
        </p>
      </div>
    </header>
  )
}
