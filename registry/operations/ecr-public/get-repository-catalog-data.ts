import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { type CatalogDataAnswer, getRepository, toCatalogDataAnswer } from './repository-answer.ts'

/** What the gallery shows of a repository; an empty object when nothing was ever set. */
export const getRepositoryCatalogData = defineOperation({
  name: 'GetRepositoryCatalogData',
  service: 'ecr-public',
  action: 'ecr-public:GetRepositoryCatalogData',
  readOnly: true,
  input: z.object({ registryId, repositoryName }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<{ readonly catalogData: CatalogDataAnswer }> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    return { catalogData: toCatalogDataAnswer(await context.repositories.catalogData(repository.id), context) }
  },
})
