import { cache } from 'react'
import { type ArtifactKind, artifactKind, artifactTypeName } from '#lib/artifact.ts'
import type { ImagePlatform, ImageTag } from '#lib/backend/gallery-answers.ts'
import { buildMoment, type Moment } from '#lib/format/moment.ts'
import { byteSize, type Quantity } from '#lib/format/quantity.ts'

/** What a repository's page says of an image, whichever of its tags led there. Plain data: it crosses from the server to the browser. */
export interface ImageFacts {
  readonly digest: string
  readonly kind: ArtifactKind
  readonly typeName: string
  readonly size: Quantity
  readonly built?: Moment | undefined
  /** Those it runs on. */
  readonly platforms: readonly PlatformFacts[]
}

export interface PlatformFacts {
  /** As in "linux/arm/v7". */
  readonly name: string
  readonly digest: string
  readonly size: Quantity
}

/** The facts of each image once: what the pull panel and the list of tags both show is sent to the browser once, too. */
function createImageFacts(now: Date): (image: ImageTag['imageDetail']) => ImageFacts {
  const known = new Map<string, ImageFacts>()
  return (image) => {
    const facts = known.get(image.imageDigest) ?? factsOf(image, now)
    known.set(image.imageDigest, facts)
    return facts
  }
}

/** Of the page that is being rendered. */
export const pageImageFacts = cache(() => createImageFacts(new Date()))

function factsOf(image: ImageTag['imageDetail'], now: Date): ImageFacts {
  return {
    digest: image.imageDigest,
    kind: artifactKind(image),
    typeName: artifactTypeName(image),
    size: byteSize(image.imageSizeInBytes),
    built: buildMoment(image.builtAt, now),
    platforms: image.platforms
      // Builders list their attestations as one of unknown kind.
      .filter(({ os }) => os !== 'unknown')
      .map((platform) => ({ name: platformName(platform), digest: platform.digest, size: byteSize(platform.sizeInBytes) })),
  }
}

function platformName({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, variant].filter(Boolean).join('/')
}
