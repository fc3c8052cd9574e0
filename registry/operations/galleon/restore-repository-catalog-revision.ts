import { z } from 'zod'
import { changeCatalogData } from '#registry/operations/ecr-public/change-catalog-data.ts'
import { registryId, repositoryName } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type RevisionDataAnswer, revisionInput, revisionNotFound, toRevisionDataAnswer } from './revision-answer.ts'

/**
 * Makes an earlier revision's catalog data, its logo too, the newest.
 * @throws ServiceError `repository-not-found`, `revision-not-found`; `catalog-data-changed` with the newest revision.
 */
export const restoreRepositoryCatalogRevision = defineOperation({
  name: 'RestoreRepositoryCatalogRevision',
  service: 'galleon',
  action: 'ecr-public:PutRepositoryCatalogData',
  readOnly: false,
  input: z.object({ registryId, repositoryName, revision: revisionInput, expectedRevision: revisionInput.optional() }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<RevisionDataAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const earlier = await context.catalogHistory.find(repository.id, request.revision)
    if (!earlier) throw revisionNotFound(request.revision, repository)
    const { catalogData } = earlier
    const change = { repositoryId: repository.id, expectedRevision: request.expectedRevision, next: async () => catalogData }
    return toRevisionDataAnswer(await changeCatalogData(change, caller, context), context)
  },
})
