import { type ArtifactKind, artifactKind, artifactTypeName } from '#lib/artifact.ts'
import type { ImagePlatform, ImageTag } from '#lib/backend/gallery-answers.ts'
import { buildMoment, type Moment, moment } from '#lib/format/moment.ts'
import { byteSize, type Quantity } from '#lib/format/quantity.ts'
import type { PullPlatform } from '#lib/pull-command.ts'

/** What the pull panel knows of one tag. Plain data: it crosses from the server to the browser. */
export interface PullChoice {
  readonly tag: string
  readonly digest: string
  readonly kind: ArtifactKind
  readonly typeName: string
  readonly size: Quantity
  readonly pushed: Moment
  readonly built?: Moment | undefined
  /** Each name once. */
  readonly platforms: readonly PullPlatform[]
}

export function pullChoice({ imageTag, createdAt, imageDetail }: ImageTag, now: Date): PullChoice {
  return {
    tag: imageTag,
    digest: imageDetail.imageDigest,
    kind: artifactKind(imageDetail),
    typeName: artifactTypeName(imageDetail),
    size: byteSize(imageDetail.imageSizeInBytes),
    pushed: moment(createdAt, now),
    built: buildMoment(imageDetail.builtAt, now),
    platforms: pullPlatforms(imageDetail.platforms),
  }
}

// Two of one name, such as two releases of Windows, cannot be told apart by a command: the first is what one would get.
function pullPlatforms(platforms: readonly ImagePlatform[]): readonly PullPlatform[] {
  const byName = new Map<string, PullPlatform>()
  for (const platform of realPlatforms(platforms)) {
    const name = platformName(platform)
    if (!byName.has(name)) byName.set(name, { name, digest: platform.digest })
  }
  return [...byName.values()]
}

/** As in "linux/arm/v7". */
export function platformName({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, variant].filter(Boolean).join('/')
}

/** The platforms an image runs on: builders list their attestations as one of unknown kind. */
export function realPlatforms(platforms: readonly ImagePlatform[]): readonly ImagePlatform[] {
  return platforms.filter(({ os }) => os !== 'unknown')
}
