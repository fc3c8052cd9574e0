import type { ImageTag } from '#lib/backend/gallery-answers.ts'

/** The tags that point to one image. */
export interface TagGroup {
  readonly digest: string
  /** At least one, the most recently pushed first. */
  readonly tags: readonly string[]
  /** The most recently pushed of them, with the image's details. */
  readonly newest: ImageTag
}

/** Puts the tags of one digest together, in the order in which the digests first appear. */
export function groupByDigest(tags: readonly ImageTag[]): readonly TagGroup[] {
  const groups = new Map<string, { newest: ImageTag; tags: string[] }>()
  for (const tag of tags) {
    const digest = tag.imageDetail.imageDigest
    const group = groups.get(digest)
    if (group) group.tags.push(tag.imageTag)
    else groups.set(digest, { newest: tag, tags: [tag.imageTag] })
  }
  return [...groups].map(([digest, group]) => ({ digest, ...group }))
}
