import { z } from 'zod'
import { isDigest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { imageIdElements, repositoryElements } from './event-elements.ts'
import { findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * By tag: removes the tag, and with its last tag the image. By digest: the image with all its tags.
 * @throws ServiceError `repository-not-found`, `image-not-found`, `unsupported` for an image that an index lists.
 * @see user guide, "Deleting an image"; OCI distribution specification, "Deleting Manifests".
 */
export const deleteManifest = defineOperation({
  name: 'BatchDeleteImage',
  service: 'distribution',
  action: 'ecr-public:BatchDeleteImage',
  readOnly: false,
  input: z.object({ ...repositoryInput, reference: z.string() }),
  resource: repositoryResource,
  event: {
    requestParameters: (input, resources) => ({
      ...repositoryElements(input, resources),
      imageIds: [imageIdElements(input.reference)],
    }),
  },
  async run({ reference, ...name }, _caller, context) {
    const repository = await findRepository(name, context)
    const identifier = isDigest(reference) ? { digest: reference } : { tag: reference }
    const deletion = await context.images.delete(repository.id, identifier)
    if (deletion.outcome === 'deleted') return
    if (deletion.outcome !== 'referenced-by-index') throw new ServiceError('image-not-found', 'Requested image not found')
    throw new ServiceError('unsupported', 'Requested image is referenced by a manifest list: delete the manifest list first')
  },
})
