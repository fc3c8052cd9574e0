import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { distributionTagPattern } from '#registry/domain/names.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { readImage } from '#registry/operations/distribution/read-image.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { layerInput, layerRepository } from './layer-upload.ts'
import { aliasedRepositoryResource } from './registry-of.ts'

const input = z.object({
  ...layerInput,
  imageManifest: z.string().min(1).max(limits.manifestBytesMax, { abort: true }),
  imageManifestMediaType: z.string().max(255).optional(),
  imageTag: z.string().min(1).max(limits.imageTagCharsMax, { abort: true }).regex(distributionTagPattern).optional(),
  imageDigest: z.string().max(limits.imageTagCharsMax).optional(),
})

/**
 * Stores a manifest whose layers are there, and moves the tag to it.
 * @throws ServiceError `image-already-exists` when nothing would change, `image-digest-mismatch`, `manifest-invalid`,
 * `layers-not-found`, `referenced-images-not-found`, `limit-exceeded`, `repository-not-found`.
 * @see API model, PutImage.
 */
export const putImage = defineOperation({
  name: 'PutImage',
  service: 'ecr-public',
  action: 'ecr-public:PutImage',
  readOnly: false,
  rateQuota: 'L-PUTIMAGE',
  input,
  resource: aliasedRepositoryResource,
  async prepare(request, caller, context) {
    const repository = await layerRepository(request, caller, context)
    const bytes = Buffer.from(request.imageManifest)
    const mediaType = request.imageManifestMediaType ?? mediaTypeIn(request.imageManifest)
    const image = await readImage(bytes, mediaType, repository.id, context)
    if (request.imageDigest !== undefined && request.imageDigest !== image.digest) {
      throw new ServiceError('image-digest-mismatch', `The manifest has the digest ${image.digest}, not ${request.imageDigest}.`)
    }
    return { repository, image, imagesMax: await context.quotas.quotaOf(repository.accountId, 'L-IMAGES') }
  },
  async run({ imageTag, imageManifest }, _caller, context, { repository, image, imagesMax }) {
    const { created, tagMoved } = await context.images.put(image, imageTag, { imagesMax })
    if (!created && !tagMoved) {
      const tag = imageTag === undefined ? '' : ` and tag '${imageTag}'`
      const where = `in the repository with name '${repository.name}' in registry with id '${repository.accountId}'`
      throw new ServiceError('image-already-exists', `Image with digest '${image.digest}'${tag} already exists ${where}`)
    }
    return {
      image: {
        registryId: repository.accountId,
        repositoryName: repository.name,
        imageId: { imageDigest: image.digest, ...(imageTag === undefined ? {} : { imageTag }) },
        imageManifest,
        imageManifestMediaType: image.mediaType,
      },
    }
  },
})

/** What the manifest says it is. @throws ServiceError `invalid-parameter` when it says nothing. */
function mediaTypeIn(imageManifest: string): string {
  try {
    const { mediaType } = z.object({ mediaType: z.string() }).parse(JSON.parse(imageManifest))
    return mediaType
  } catch (cause) {
    const rule = "must be given when the manifest has no 'mediaType' of its own"
    throw new ServiceError('invalid-parameter', `Invalid parameter at 'imageManifestMediaType' failed to satisfy constraint: '${rule}'`, {
      cause,
    })
  }
}
