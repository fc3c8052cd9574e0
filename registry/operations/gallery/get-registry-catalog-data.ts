import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { registryAliasName } from './shown-repository.ts'

export const registryCatalogDataAnswer = z.object({
  registryCatalogData: z
    .object({
      displayName: z.string(),
    })
    .describe('Empty unless the account is verified.'),
  registryVerified: z.boolean(),
  registryId: z.string(),
  primaryRegistryAliasName: z.string(),
  insightData: z
    .object({
      repositoryCount: z.number(),
      downloadCount: z.number(),
    })
    .describe('Of the repositories that the gallery shows.'),
})

export type RegistryCatalogDataAnswer = z.output<typeof registryCatalogDataAnswer>

/**
 * A publisher's registry, by any active alias.
 * @throws ServiceError `registry-not-found`.
 */
export const getRegistryCatalogData = defineOperation({
  name: 'getRegistryCatalogData',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ registryAliasName }),
  answer: registryCatalogDataAnswer,
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<RegistryCatalogDataAnswer> {
    const found = await context.gallery.findRegistry(request.registryAliasName)
    if (!found) throw new ServiceError('registry-not-found', `The registry with alias '${request.registryAliasName}' does not exist`)
    return {
      registryCatalogData: { displayName: found.displayName },
      registryVerified: found.verified,
      registryId: found.accountId,
      primaryRegistryAliasName: found.primaryAlias,
      insightData: { repositoryCount: found.repositoryCount, downloadCount: found.pullCount },
    }
  },
})
