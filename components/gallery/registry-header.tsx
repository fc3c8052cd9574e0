import { Rss } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Registry } from '#lib/backend/gallery-answers.ts'
import { count } from '#lib/format/quantity.ts'
import { registryFeedPath } from '#lib/routes.ts'
import { VerifiedBadge } from './verified-badge.tsx'

interface RegistryHeaderProps {
  readonly registry: Registry
  /** The alias by which the visitor came. */
  readonly alias: string
  /** Where images are pulled from. */
  readonly host: string
}

/** Who publishes here, how much, and what their images' names begin with. */
export function RegistryHeader({ registry, alias, host }: RegistryHeaderProps) {
  const { registryCatalogData, registryVerified, insightData } = registry
  const { displayName } = registryCatalogData
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-12 gap-y-4 border-line border-b pb-5">
      <div className="min-w-0">
        <h1 className="wrap-anywhere text-20 font-semibold tracking-tight sm:text-28">{displayName || alias}</h1>
        <div className="mt-1 text-14 text-ink-soft">{registryVerified ? <VerifiedMeaning /> : <p>Not a verified account.</p>}</div>
        <p className="mt-2 flex items-center gap-1 text-ink-soft">
          <span className="wrap-anywhere font-mono text-13">
            {host}/{alias}/
          </span>
          <CopyButton text={`${host}/${alias}/`} label="Copy registry address" />
        </p>
      </div>
      <dl className="figures flex flex-wrap items-end gap-x-8 gap-y-2 text-13">
        <Total name={insightData.repositoryCount === 1 ? 'Repository' : 'Repositories'}>{count(insightData.repositoryCount).exact}</Total>
        <Total name={insightData.downloadCount === 1 ? 'Pull' : 'Pulls'}>{count(insightData.downloadCount).exact}</Total>
        <div>
          <dt className="sr-only">Feed</dt>
          <dd>
            <a href={registryFeedPath(alias)} className="link inline-flex items-center gap-1.5 text-14">
              <Rss aria-hidden="true" className="size-4" />
              Feed of new tags
            </a>
          </dd>
        </div>
      </dl>
    </header>
  )
}

// Native, so that it needs no script and works with a finger.
function VerifiedMeaning() {
  return (
    <details className="group">
      <summary className="inline-flex flex-wrap items-center gap-x-2 rounded-sm">
        <VerifiedBadge />
        <span className="link text-13 group-open:hidden">What does this mean?</span>
      </summary>
      <p className="mt-1 max-w-prose">
        The operator of this gallery has checked who is behind this account. Its name and logos are its own, and only verified accounts show
        theirs. The check says nothing about what is in an image.
      </p>
    </details>
  )
}

function Total({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-20 font-semibold">{children}</dd>
    </div>
  )
}
