import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'
import { getPolicyText, type RepositoryPolicyAnswer, toPolicyAnswer } from './repository-policy.ts'

/**
 * Takes the policy of a repository away, and answers what it was.
 * @throws ServiceError `repository-policy-not-found`, `repository-not-found`.
 * @see User guide, "Deleting a public repository policy statement".
 */
export const deleteRepositoryPolicy = defineOperation({
  name: 'DeleteRepositoryPolicy',
  service: 'ecr-public',
  action: 'ecr-public:DeleteRepositoryPolicy',
  readOnly: false,
  input: z.object({ registryId, repositoryName }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<RepositoryPolicyAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const policyText = await getPolicyText(repository, context)
    await context.repositories.setPolicy(repository.id, undefined)
    return toPolicyAnswer(repository, policyText)
  },
})
