import { z } from 'zod'
import { type Digest, digestOf, isDigest } from '#registry/domain/digest.ts'
import { distributionTagPattern } from '#registry/domain/names.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { imageIdElements, repositoryElements } from './event-elements.ts'
import { readImage } from './read-image.ts'
import { findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * Stores a manifest under its digest, and moves the tag to it when `reference` is a tag.
 * @throws ServiceError `manifest-invalid`, `manifest-too-large`, `image-digest-mismatch`, `layers-not-found`,
 * `referenced-images-not-found`, `limit-exceeded`, `unsupported`, `repository-not-found`.
 * @see OCI distribution specification, "Pushing Manifests"; user guide, "Pushing an image".
 */
export const putManifest = defineOperation({
  name: 'PutImage',
  service: 'distribution',
  action: 'ecr-public:PutImage',
  readOnly: false,
  rateQuota: 'L-PUTIMAGE',
  input: z.object({ ...repositoryInput, reference: z.string(), mediaType: z.string(), bytes: z.instanceof(Buffer) }),
  resource: repositoryResource,
  async prepare({ reference, mediaType, bytes, ...name }, _caller, context) {
    const tag = tagOf(reference, digestOf(bytes))
    const repository = await findRepository(name, context)
    const imagesMax = await context.quotas.quotaOf(repository.accountId, 'L-IMAGES')
    return { tag, imagesMax, image: await readImage(bytes, mediaType, repository.id, context) }
  },
  async run(_input, _caller, context, { image, tag, imagesMax }) {
    const outcome = await context.images.put(image, tag, { imagesMax })
    return { ...outcome, digest: image.digest, tag, subjectDigest: image.subjectDigest }
  },
  // Last, since it is typed by what `run` answers.
  event: {
    requestParameters: (input, resources) => ({
      ...repositoryElements(input, resources),
      ...imageIdElements(input.reference),
      imageManifest: input.bytes.toString(),
      imageManifestMediaType: input.mediaType,
    }),
    responseElements: ({ digest, tag }, input, resources) => ({
      image: {
        ...repositoryElements(input, resources),
        imageId: { imageDigest: digest, ...(tag === undefined ? {} : { imageTag: tag }) },
        imageManifest: input.bytes.toString(),
        imageManifestMediaType: input.mediaType,
      },
    }),
  },
})

function tagOf(reference: string, digest: Digest): string | undefined {
  if (reference.includes(':')) {
    if (reference === digest) return undefined
    if (!isDigest(reference)) throw new ServiceError('digest-invalid', `'${reference.slice(0, 100)}' is not a digest.`)
    throw new ServiceError('image-digest-mismatch', `The manifest has the digest ${digest}, not ${reference}.`)
  }
  if (distributionTagPattern.test(reference)) return reference
  throw new ServiceError(
    'manifest-invalid',
    `'${reference.slice(0, 200)}' is not a tag: write up to 128 letters, digits, '.', '_' and '-'.`,
  )
}
