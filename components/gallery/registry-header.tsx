import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Registry } from '#lib/backend/gallery-answers.ts'
import { VerifiedBadge } from './verified-badge.tsx'

interface RegistryHeaderProps {
  readonly registry: Registry
  /** The alias by which the visitor came. */
  readonly alias: string
  /** Where images are pulled from. */
  readonly host: string
}

/** Who publishes here, and what their images' names begin with. */
export function RegistryHeader({ registry, alias, host }: RegistryHeaderProps) {
  const { displayName } = registry.registryCatalogData
  return (
    <header className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="break-words text-28 font-semibold tracking-tight">{displayName || alias}</h1>
        {registry.registryVerified && <VerifiedBadge />}
      </div>
      <p className="mt-1 flex items-center gap-1 text-ink-soft">
        <span className="wrap-anywhere font-mono text-13">
          {host}/{alias}/
        </span>
        <CopyButton text={`${host}/${alias}/`} label="Copy registry address" />
      </p>
    </header>
  )
}
