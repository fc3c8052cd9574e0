import semver from 'semver'
import { imagesFirst } from '#lib/attachment-tag.ts'

/**
 * The tag of the newest semantic version, `v1.2.3` and `1.2.3` alike; a pre-release only when there is no release.
 * @returns undefined when no tag is a semantic version.
 */
export function newestVersion<Tagged extends { readonly imageTag: string }>(tags: readonly Tagged[]): Tagged | undefined {
  const versions = tags.flatMap((tagged) => {
    const version = semver.parse(tagged.imageTag)
    return version ? [{ tagged, version }] : []
  })
  const releases = versions.filter(({ version }) => version.prerelease.length === 0)
  const [first, ...others] = releases.length > 0 ? releases : versions
  if (!first) return undefined
  return others.reduce((newest, other) => (other.version.compare(newest.version) > 0 ? other : newest), first).tagged
}

/** Of a repository's newest tags, the one to show: of the newest version, or the newest of an image, or the newest there is. */
export function shownTag<Tagged extends { readonly imageTag: string }>(newest: readonly Tagged[]): Tagged | undefined {
  return newestVersion(newest) ?? imagesFirst(newest)[0]
}
