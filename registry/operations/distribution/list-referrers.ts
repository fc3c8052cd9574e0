import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { digestInput, findRepository, repositoryInput } from './repository-input.ts'

/**
 * Manifests that name `digest` as their subject, whether or not that is there itself.
 * @throws ServiceError `repository-not-found`.
 * @see OCI distribution specification, "Listing Referrers".
 */
export const listReferrers = defineOperation({
  name: 'ListReferrers',
  service: 'distribution',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryInput, digest: digestInput, artifactType: z.string().optional(), last: z.string().optional() }),
  resource: () => ({ type: 'any' }),
  async run({ digest, artifactType, last, ...name }, _caller, context) {
    const repository = await findRepository(name, context)
    return context.images.referrers(repository.id, digest, artifactType, { limit: limits.pageSizeMax, after: last })
  },
})
