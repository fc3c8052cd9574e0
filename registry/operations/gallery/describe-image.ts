import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { attestedDigest, choosable, chooseChild, isAttestation, platformName } from '#registry/domain/choose-platform.ts'
import type { Digest } from '#registry/domain/digest.ts'
import type { ImageIndex, IndexChild, Manifest } from '#registry/domain/manifest.ts'
import { parseManifest } from '#registry/domain/parse-manifest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import type { Image } from '#registry/stores/images.ts'
import { boundedAnnotations, describedImage, type ImageChild, type ImageContents, toImageDetail, toLayerDetail } from './image-answer.ts'
import { findShownImage, imageMembers } from './image-reference.ts'
import { listAttached } from './list-attached.ts'
import { readContents } from './read-contents.ts'

const manifestTextBytesMax = 256 << 10
const childrenMax = 500

/** A brief answer is what is kept of a manifest, without anything that it holds. */
const describeImageAnswer = z.union([describedImage, describedImage.pick({ imageDetail: true })])

export type DescribeImageAnswer = z.output<typeof describeImageAnswer>

/**
 * One image, by tag or by digest, with all there is to know of it: its configuration, layers and the steps that made
 * them, of an index its children and the contents of one platform, what refers to it, of a chart what that says.
 * `platform` is as in `linux/arm64`; without it `linux/amd64` or the first. `brief` leaves out all but `imageDetail`.
 * @throws ServiceError `repository-not-found`, `image-not-found`, `digest-invalid`, `invalid-parameter` for a platform
 * that the index does not have.
 */
export const describeImage = defineOperation({
  name: 'describeImage',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...imageMembers, platform: z.string().min(1).max(200).optional(), brief: z.boolean().default(false) }),
  answer: describeImageAnswer,
  resource: () => ({ type: 'any' }),
  async run({ platform, brief, ...members }, _caller, context): Promise<DescribeImageAnswer> {
    const { repositoryId, image } = await findShownImage(members, context)
    if (brief) return { imageDetail: toImageDetail(image) }
    const { manifest, bytes } = await readManifest(repositoryId, image, context)
    const attached = await listAttached(repositoryId, image.digest, context)
    const common = {
      imageDetail: toImageDetail(image),
      annotations: boundedAnnotations(manifest.annotations),
      ...(bytes.length > manifestTextBytesMax ? {} : { imageManifest: bytes.toString('utf8') }),
      imageManifestSizeInBytes: bytes.length,
      ...(manifest.subject ? { subject: toLayerDetail(manifest.subject) } : {}),
      ...attached,
    }
    if (manifest.type === 'index') return { ...common, ...(await describeIndex(repositoryId, manifest, platform, context)) }
    const contents = { ...(await readContents(repositoryId, image, manifest, context)), referrers: [], moreReferrers: false }
    return { ...common, children: [], totalChildren: 0, platforms: [], contents }
  },
})

async function readManifest(
  repositoryId: string,
  { digest, mediaType }: Image,
  { images }: Context,
): Promise<{ manifest: Manifest; bytes: Buffer }> {
  const stored = await images.findManifest(repositoryId, digest)
  if (!stored) throw new ServiceError('image-not-found', `The image ${digest} has just been deleted`)
  return { manifest: parseManifest(stored.bytes, mediaType), bytes: stored.bytes }
}

async function describeIndex(repositoryId: string, { manifests }: ImageIndex, wanted: string | undefined, context: Context) {
  const platforms = [...new Set(choosable(manifests).map(({ platform }) => platformName(platform)))].slice(0, childrenMax)
  const chosen = chooseChild(manifests, wanted)
  if (wanted !== undefined && !chosen) throw unknownPlatform(platforms)
  const shown = manifests.slice(0, childrenMax)
  const digests = shown.map(({ digest }) => digest)
  const found = await context.images.findImages(repositoryId, { digests: chosen ? [...digests, chosen.digest] : digests })
  const images = new Map<Digest, Image>(found.map((image) => [image.digest, image]))
  const contents = chosen && (await contentsOf(repositoryId, chosen, images.get(chosen.digest), context))
  return {
    children: shown.map((child) => toChild(child, images.get(child.digest))),
    totalChildren: manifests.length,
    platforms,
    ...(contents ? { contents } : {}),
  }
}

async function contentsOf(
  repositoryId: string,
  child: IndexChild,
  image: Image | undefined,
  context: Context,
): Promise<ImageContents | undefined> {
  if (!image) return undefined
  const { manifest } = await readManifest(repositoryId, image, context)
  if (manifest.type === 'index') return undefined
  return {
    ...(child.platform ? { platform: platformName(child.platform) } : {}),
    ...(await readContents(repositoryId, image, manifest, context)),
    ...(await listAttached(repositoryId, image.digest, context)),
  }
}

function toChild(child: IndexChild, image: Image | undefined): ImageChild {
  const { digest, mediaType, platform, annotations } = child
  const artifactMediaType = child.artifactType ?? image?.artifactMediaType
  const attests = attestedDigest(child)
  return {
    imageDigest: digest,
    imageManifestMediaType: mediaType,
    ...(artifactMediaType === undefined ? {} : { artifactMediaType }),
    ...(platform ? { platform: platformName(platform) } : {}),
    imageSizeInBytes: image?.imageSizeBytes ?? 0,
    imageTags: image?.tags ?? [],
    annotations: boundedAnnotations(annotations),
    isAttestation: isAttestation(child),
    ...(attests === undefined ? {} : { attests }),
  }
}

function unknownPlatform(platforms: readonly string[]): ServiceError {
  const known = platforms.length > 0 ? `one of ${platforms.slice(0, 50).join(', ')}` : 'absent, since the index has none'
  return new ServiceError('invalid-parameter', `Invalid parameter at 'platform' failed to satisfy constraint: 'must be ${known}'`)
}
