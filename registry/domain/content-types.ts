import type { Platform } from './manifest.ts'

/**
 * The content types that are badges and filters of the gallery; other declared values are stored and answered only.
 * @see User guide, "Repository catalog data".
 */
export const operatingSystemBadges = ['Linux', 'Windows'] as const
export const architectureBadges = ['ARM', 'ARM 64', 'x86', 'x86-64'] as const

const badgeOfOs: Readonly<Record<string, string>> = { linux: 'Linux', windows: 'Windows' }
const badgeOfArchitecture: Readonly<Record<string, string>> = { arm: 'ARM', arm64: 'ARM 64', 386: 'x86', amd64: 'x86-64' }

/** The badges that platforms stand for, in the order of the filters; a platform outside of the guide's words has none. */
export function badgesOf(platforms: readonly Pick<Platform, 'os' | 'architecture'>[]): {
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
} {
  const systems = new Set(platforms.map(({ os }) => badgeOfOs[os]))
  const architectures = new Set(platforms.map(({ architecture }) => badgeOfArchitecture[architecture]))
  return {
    operatingSystems: operatingSystemBadges.filter((name) => systems.has(name)),
    architectures: architectureBadges.filter((name) => architectures.has(name)),
  }
}
