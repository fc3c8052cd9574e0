import type { Context } from '#registry/context.ts'
import { type Digest, hexOf } from '#registry/domain/digest.ts'
import type { Image } from '#registry/stores/images.ts'
import { boundedAnnotations, type ImageReferrer } from './image-answer.ts'

const referrersMax = 100

/** Where cosign puts what it has to say, on registries without referrers. */
const cosignSuffixes = ['sig', 'att', 'sbom'] as const

export interface Attached {
  readonly referrers: readonly ImageReferrer[]
  readonly moreReferrers: boolean
}

/**
 * What there is about an image in its repository: manifests that name it as their subject, and those that say so by
 * their tag.
 * @see OCI distribution specification, "Listing Referrers"; cosign's "Signature Spec".
 */
export async function listAttached(repositoryId: string, subject: Digest, { images }: Pick<Context, 'images'>): Promise<Attached> {
  const page = await images.referrers(repositoryId, subject, undefined, { limit: referrersMax })
  const names = cosignSuffixes.map((suffix) => `sha256-${hexOf(subject)}.${suffix}`)
  const digests = page.items.map(({ digest }) => digest)
  const found = await images.findImages(repositoryId, { digests, tags: names })
  const referrers = found.filter(({ digest }) => digest !== subject).map((image) => toReferrer(image, names))
  return {
    referrers: referrers.sort((one, other) => Number(other.imagePushedAt) - Number(one.imagePushedAt)),
    moreReferrers: page.next !== undefined,
  }
}

function toReferrer(image: Image, names: readonly string[]): ImageReferrer {
  const imageTag = image.tags.find((tag) => names.includes(tag))
  return {
    imageDigest: image.digest,
    imageManifestMediaType: image.mediaType,
    ...(image.artifactMediaType === undefined ? {} : { artifactMediaType: image.artifactMediaType }),
    imageSizeInBytes: image.imageSizeBytes,
    imagePushedAt: image.pushedAt,
    annotations: boundedAnnotations(image.summary.annotations),
    ...(imageTag === undefined ? {} : { imageTag }),
  }
}
