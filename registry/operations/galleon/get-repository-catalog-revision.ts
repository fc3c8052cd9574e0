import { z } from 'zod'
import { registryId, repositoryName } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type RevisionDataAnswer, revisionInput, revisionNotFound, toRevisionDataAnswer } from './revision-answer.ts'

/**
 * A repository's catalog data as a change left it; without `revision`, as it is, with the number that
 * EditRepositoryCatalogData asks for.
 * @throws ServiceError `repository-not-found`, `revision-not-found`.
 */
export const getRepositoryCatalogRevision = defineOperation({
  name: 'GetRepositoryCatalogRevision',
  service: 'galleon',
  action: 'ecr-public:GetRepositoryCatalogData',
  readOnly: true,
  input: z.object({ registryId, repositoryName, revision: revisionInput.optional() }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<RevisionDataAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const revision = await context.catalogHistory.find(repository.id, request.revision)
    if (!revision) throw revisionNotFound(request.revision ?? 1, repository)
    return toRevisionDataAnswer(revision, context)
  },
})
