import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { limitPulls } from './limit-pulls.ts'
import { findRepository, repositoryInput } from './repository-input.ts'

/**
 * The manifest as it was pushed. With `counted` it is a pull, unless it is one of an index's children, whose index was
 * fetched and counted before.
 * @throws ServiceError `repository-not-found`, `image-not-found`, `rate-exceeded`.
 * @see OCI distribution specification, "Pulling manifests".
 */
export const getManifest = defineOperation({
  name: 'GetManifest',
  service: 'distribution',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryInput, reference: z.string(), counted: z.boolean() }),
  resource: () => ({ type: 'any' }),
  async run(input, caller, context) {
    const repository = await findRepository(input, context)
    const manifest = await context.images.findManifest(repository.id, input.reference)
    if (!manifest) throw new ServiceError('image-not-found', 'Requested image not found')
    if (input.counted) await limitPulls(manifest, caller, context)
    if (input.counted && !manifest.isIndexChild) context.pulls.count(repository.id)
    return manifest
  },
})
