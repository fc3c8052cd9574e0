import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { registryAliasName } from './shown-repository.ts'

export interface RegistryCatalogDataAnswer {
  /** Empty unless the account is verified. */
  readonly registryCatalogData: { readonly displayName: string }
  readonly registryVerified: boolean
  readonly registryId: string
  readonly primaryRegistryAliasName: string
  /** Of the repositories that the gallery shows. */
  readonly insightData: { readonly repositoryCount: number; readonly downloadCount: number }
}

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
