import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { findRepository, repositoryInput } from './repository-input.ts'

/**
 * Tags in byte order, after `last`; more than the largest page are never given at once.
 * @throws ServiceError `repository-not-found`.
 * @see OCI distribution specification, "Listing Tags".
 */
export const listTags = defineOperation({
  name: 'ListTags',
  service: 'distribution',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryInput, limit: z.number().int().nonnegative(), last: z.string().optional() }),
  resource: () => ({ type: 'any' }),
  async run({ limit, last, ...name }, _caller, context) {
    const repository = await findRepository(name, context)
    if (limit === 0) return { items: [] }
    return context.images.listTagNames(repository.id, { limit: Math.min(limit, limits.pageSizeMax), after: last })
  },
})
