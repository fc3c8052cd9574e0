import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { findRegistryUri, getRepository, type RepositoryAnswer, toRepositoryAnswer } from './repository-answer.ts'

/**
 * Deletes a repository; one that holds images only with `force`.
 * @see User guide, "Deleting a public repository".
 */
export const deleteRepository = defineOperation({
  name: 'DeleteRepository',
  service: 'ecr-public',
  action: 'ecr-public:DeleteRepository',
  readOnly: false,
  input: z.object({ registryId, repositoryName, force: z.boolean().default(false) }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<{ readonly repository: RepositoryAnswer }> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const answer = toRepositoryAnswer(repository, await findRegistryUri(repository.accountId, context))
    await context.repositories.delete(repository.id, { force: request.force })
    return { repository: answer }
  },
})
