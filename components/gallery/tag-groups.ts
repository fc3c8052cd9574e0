import type { ImageTag } from '#lib/backend/gallery-answers.ts'

/** The tags that point to one image. */
export interface TagGroup {
  readonly digest: string
  /** At least one of those listed, the most exact version first: `1.27.2` before `1.27`, `1` and `latest`. */
  readonly tags: readonly [string, ...string[]]
  /** Other names of the image, that stand elsewhere in the list or do not match its filter. */
  readonly aliases: readonly string[]
  /** How many other names there are beside those. */
  readonly more: number
  /** The first that was listed, with the image's details. */
  readonly listed: ImageTag
}

/** Puts the tags of one digest together, in the order in which the digests first appear. */
export function groupByDigest(tags: readonly ImageTag[]): readonly TagGroup[] {
  const groups = new Map<string, { listed: ImageTag; tags: [string, ...string[]] }>()
  for (const tag of tags) {
    const digest = tag.imageDetail.imageDigest
    const group = groups.get(digest)
    if (group) group.tags.push(tag.imageTag)
    else groups.set(digest, { listed: tag, tags: [tag.imageTag] })
  }
  return [...groups].map(([digest, { listed, tags: names }]) => {
    const { imageTags, imageTagCount } = listed.imageDetail
    const aliases = byExactness(imageTags.filter((name) => !names.includes(name)))
    return { digest, listed, tags: byExactness(names), aliases, more: Math.max(0, imageTagCount - names.length - aliases.length) }
  })
}

// Sorting keeps how many there are, which its type does not say.
function byExactness<Names extends readonly string[]>(names: Names): Names {
  return names.toSorted((a, b) => versionParts(b) - versionParts(a)) as readonly string[] as Names
}

// 3 for `v1.27.2-alpine`, 0 for `latest`. A single number may as well be a build or a date.
function versionParts(name: string): number {
  const [version = ''] = /^v?\d+(?:\.\d+)*/i.exec(name) ?? []
  return version ? version.split('.').length : 0
}
