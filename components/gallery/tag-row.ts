import { type AttachmentTag, attachmentTag } from '#lib/attachment-tag.ts'
import { type Moment, moment } from '#lib/format/moment.ts'
import { type ImageFacts, pageImageFacts } from './image-facts.ts'
import type { TagGroup } from './tag-groups.ts'

/** What the list of tags shows of one image. Plain data: it crosses from the server to the browser, and is much smaller than its markup. */
export interface TagRow extends Pick<TagGroup, 'digest' | 'tags' | 'aliases' | 'more'> {
  readonly pushed: Moment
  /** To what it is attached, if it is no image itself. */
  readonly attachment?: AttachmentTag | undefined
  readonly image: ImageFacts
}

/** The rows of one page. */
export function tagRows(groups: readonly TagGroup[]): readonly TagRow[] {
  const now = new Date()
  const factsOf = pageImageFacts()
  return groups.map(({ listed, digest, tags, aliases, more }) => ({
    digest,
    tags,
    aliases,
    more,
    pushed: moment(listed.createdAt, now),
    attachment: attachmentTag(tags[0]),
    image: factsOf(listed.imageDetail),
  }))
}
