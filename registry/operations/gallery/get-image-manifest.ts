import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { findShownImage, imageMembers } from './image-reference.ts'

export const imageManifestAnswer = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  imageManifest: z.string().describe('As it was pushed, at most 4 MiB; its UTF-8 is what the digest is of.'),
})

export type ImageManifestAnswer = z.output<typeof imageManifestAnswer>

/**
 * A manifest whole, by tag or by digest; it does not count as a pull.
 * @throws ServiceError `repository-not-found`, `image-not-found`, `digest-invalid`.
 */
export const getImageManifest = defineOperation({
  name: 'getImageManifest',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object(imageMembers),
  answer: imageManifestAnswer,
  resource: () => ({ type: 'any' }),
  async run(members, _caller, context): Promise<ImageManifestAnswer> {
    const { repositoryId, image } = await findShownImage(members, context)
    const stored = await context.images.findManifest(repositoryId, image.digest)
    if (!stored) throw new ServiceError('image-not-found', `The image ${image.digest} has just been deleted`)
    return { imageDigest: stored.digest, imageManifestMediaType: stored.mediaType, imageManifest: stored.bytes.toString('utf8') }
  },
})
