import { type ArtifactKind, artifactKind, artifactTypeName } from '#lib/artifact.ts'
import type { ImagePlatform, ImageTag } from '#lib/backend/gallery-answers.ts'
import { buildMoment, type Moment, moment } from '#lib/format/moment.ts'
import { byteSize, type Quantity } from '#lib/format/quantity.ts'

/** What the pull panel knows of one tag. Plain data: it crosses from the server to the browser. */
export interface PullChoice {
  readonly tag: string
  readonly digest: string
  readonly kind: ArtifactKind
  readonly typeName: string
  readonly size: Quantity
  readonly pushed: Moment
  readonly built?: Moment | undefined
  /** As in "linux/arm/v7". */
  readonly platforms: readonly string[]
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
    platforms: realPlatforms(imageDetail.platforms).map(platformName),
  }
}

/** As in "linux/arm/v7". */
export function platformName({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, variant].filter(Boolean).join('/')
}

/** The platforms an image runs on: builders list their attestations as one of unknown kind. */
export function realPlatforms(platforms: readonly ImagePlatform[]): readonly ImagePlatform[] {
  return platforms.filter(({ os }) => os !== 'unknown')
}
