import type { Image } from '#registry/stores/images.ts'

/** What `ImageDetail` and `ReferencedImageDetail` of the API model have in common. */
export interface ImageFacts {
  readonly imageDigest: string
  readonly imageSizeInBytes: number
  readonly imagePushedAt: Date
  readonly imageManifestMediaType: string
  readonly artifactMediaType?: string
}

export function toImageFacts(image: Omit<Image, 'tags'>): ImageFacts {
  return {
    imageDigest: image.digest,
    imageSizeInBytes: image.imageSizeBytes,
    imagePushedAt: image.pushedAt,
    imageManifestMediaType: image.mediaType,
    ...(image.artifactMediaType === undefined ? {} : { artifactMediaType: image.artifactMediaType }),
  }
}
