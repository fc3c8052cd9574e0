import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { repositoryElements } from './event-elements.ts'
import { digestInput, findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * Takes a blob that no image needs out of the repository.
 * @throws ServiceError `repository-not-found`, `blob-not-found`, `unsupported` while an image needs it.
 * @see OCI distribution specification, "Deleting Blobs".
 */
export const deleteBlob = defineOperation({
  name: 'DeleteBlob',
  service: 'distribution',
  action: 'ecr-public:BatchDeleteImage',
  readOnly: false,
  input: z.object({ ...repositoryInput, digest: digestInput }),
  resource: repositoryResource,
  event: { requestParameters: (input, resources) => ({ ...repositoryElements(input, resources), layerDigest: input.digest }) },
  async run({ digest, ...name }, _caller, context) {
    const repository = await findRepository(name, context)
    const outcome = await context.blobLinks.unlink(repository.id, digest)
    if (outcome === 'not-linked') throw new ServiceError('blob-not-found', `There is no blob ${digest} in this repository.`)
    if (outcome === 'in-use') throw new ServiceError('unsupported', 'An image needs this blob: delete the image instead')
  },
})
