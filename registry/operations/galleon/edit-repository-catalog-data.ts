import { z } from 'zod'
import { catalogDataInput, prepareLogo, storeCatalogData } from '#registry/operations/ecr-public/catalog-data-input.ts'
import { changeCatalogData } from '#registry/operations/ecr-public/change-catalog-data.ts'
import { registryId, repositoryName } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type RevisionDataAnswer, revisionInput, toRevisionDataAnswer } from './revision-answer.ts'

/**
 * PutRepositoryCatalogData for two people who edit at once: refused when the newest revision is not the one that the
 * caller saw.
 * @throws ServiceError `repository-not-found`; `catalog-data-changed` with the newest revision.
 */
export const editRepositoryCatalogData = defineOperation({
  name: 'EditRepositoryCatalogData',
  service: 'galleon',
  action: 'ecr-public:PutRepositoryCatalogData',
  readOnly: false,
  input: z.object({ registryId, repositoryName, catalogData: catalogDataInput, expectedRevision: revisionInput }),
  resource: repositoryResource,
  prepare: ({ catalogData }) => prepareLogo(catalogData),
  async run(request, caller, context, logo): Promise<RevisionDataAnswer> {
    const { id } = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const change = {
      repositoryId: id,
      expectedRevision: request.expectedRevision,
      next: ({ logoDigest }: { readonly logoDigest?: `sha256:${string}` }) =>
        storeCatalogData(request.catalogData, logo, logoDigest, context),
    }
    return toRevisionDataAnswer(await changeCatalogData(change, caller, context), context)
  },
})
