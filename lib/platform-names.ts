interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string | undefined
}

/**
 * Each platform that an image runs on, once, as in "linux/arm/v7". Builders list their attestations as a platform of
 * unknown kind.
 */
export function platformNames(platforms: readonly Platform[]): readonly string[] {
  const real = platforms.filter(({ os }) => os !== 'unknown')
  return [...new Set(real.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/')))]
}
