import { clsx } from 'clsx'
import { smallLogoSource } from '#lib/backend/logo-source.ts'
import { RepositoryPattern } from './repository-pattern.tsx'

const sizes = { row: 'size-10', page: 'size-14 sm:size-16' } as const

interface RepositoryLogoProps {
  /** `alias/name`, which the pattern is drawn from. */
  readonly name: string
  readonly logoUrl?: string | undefined
  readonly size: keyof typeof sizes
}

/** A repository's logo, or its pattern. Decoration: the name is beside it. */
export function RepositoryLogo({ name, logoUrl, size }: RepositoryLogoProps) {
  const shape = clsx('shrink-0 overflow-hidden rounded-md', sizes[size])
  if (!logoUrl) return <RepositoryPattern name={name} className={shape} />
  return (
    // Logos come re-encoded, small and immutable from the backend: there is nothing left to optimise.
    // biome-ignore lint/performance/noImgElement: see above
    <img
      src={smallLogoSource(logoUrl)}
      alt=""
      width={64}
      height={64}
      loading="lazy"
      decoding="async"
      className={clsx(shape, 'object-contain')}
    />
  )
}
