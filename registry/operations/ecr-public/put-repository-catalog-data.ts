import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { catalogDataInput, prepareLogo, storeCatalogData } from './catalog-data-input.ts'
import { changeCatalogData } from './change-catalog-data.ts'
import { registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { type CatalogDataAnswer, getRepository, toCatalogDataAnswer } from './repository-answer.ts'

/**
 * Replaces the catalog data. A member that is absent is cleared, but for the logo: nobody can send back a logo of which
 * the API tells only the address, so it stays until another or an empty one is sent.
 * @see User guide, "Editing a public repository".
 */
export const putRepositoryCatalogData = defineOperation({
  name: 'PutRepositoryCatalogData',
  service: 'ecr-public',
  action: 'ecr-public:PutRepositoryCatalogData',
  readOnly: false,
  input: z.object({ registryId, repositoryName, catalogData: catalogDataInput }),
  resource: repositoryResource,
  prepare: ({ catalogData }) => prepareLogo(catalogData),
  async run(request, caller, context, logo): Promise<{ readonly catalogData: CatalogDataAnswer }> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const { catalogData } = await changeCatalogData(
      { repositoryId: repository.id, next: ({ logoDigest }) => storeCatalogData(request.catalogData, logo, logoDigest, context) },
      caller,
      context,
    )
    return { catalogData: toCatalogDataAnswer(catalogData, context) }
  },
})
