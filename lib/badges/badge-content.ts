import type { ImageTag, Repository } from '#lib/backend/gallery-answers.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize, count } from '#lib/format/quantity.ts'
import { platformNames } from '#lib/platform-names.ts'
import { type BadgeKind, badgeTexts } from './badge-kinds.ts'

/** A badge in words: left, right and the right half's colour. */
export interface BadgeContent {
  readonly label: string
  readonly message: string
  readonly color: string
  /** True when it tells of a mistake instead. */
  readonly isError?: boolean
}

// More of them would be a badge as wide as the page.
const platformsShown = 3

export interface BadgeSubject {
  readonly repository: Repository
  /** What badges of one image tell of. */
  readonly tag?: ImageTag | undefined
  readonly now?: Date
}

/** What a badge says. Needs a tag for what only an image has. */
export function badgeContent(kind: BadgeKind, subject: BadgeSubject): BadgeContent {
  return { label: badgeTexts[kind].label, ...told(kind, subject) }
}

function told(kind: BadgeKind, { repository: { repository, insightData }, tag, now }: BadgeSubject): Omit<BadgeContent, 'label'> {
  const image = tag?.imageDetail
  const platforms = platformNames(image?.platforms ?? [])
  switch (kind) {
    case 'version':
      return tag ? { message: tag.imageTag, color: 'blue' } : { message: 'none', color: 'lightgrey' }
    case 'pulls':
      return { message: count(insightData.downloadCount).short, color: 'blue' }
    case 'size':
      return image ? { message: byteSize(image.imageSizeInBytes).short, color: 'blue' } : { message: 'unknown', color: 'lightgrey' }
    case 'platforms':
      return { message: platformList(platforms), color: platforms.length > 0 ? 'blue' : 'lightgrey' }
    case 'updated':
      return { message: moment(tag?.createdAt ?? repository.lastPushedAt, now).relative, color: 'blue' }
    case 'verified':
      return repository.registryVerified ? { message: 'verified', color: '#0b6470' } : { message: 'not verified', color: 'lightgrey' }
  }
}

function platformList(names: readonly string[]): string {
  if (names.length === 0) return 'any'
  const more = names.length - platformsShown
  return `${names.slice(0, platformsShown).join(' | ')}${more > 0 ? ` | +${more}` : ''}`
}
