import type { Platform } from './manifest.ts'

/** Real ones have some twenty characters; publishers may write anything into a manifest. */
const charsMax = 100

/** As in `linux/arm/v7`; undefined for what is too long to be the name of a machine. */
export function platformName({ os, architecture, variant }: Platform): string | undefined {
  const name = [os, architecture, variant].filter(Boolean).join('/')
  return name.length <= charsMax ? name : undefined
}
