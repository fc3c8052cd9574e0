import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'
import { getPolicyText, type RepositoryPolicyAnswer, toPolicyAnswer } from './repository-policy.ts'

/** The policy of a repository. @throws ServiceError `repository-policy-not-found`, `repository-not-found`. */
export const getRepositoryPolicy = defineOperation({
  name: 'GetRepositoryPolicy',
  service: 'ecr-public',
  action: 'ecr-public:GetRepositoryPolicy',
  readOnly: true,
  input: z.object({ registryId, repositoryName }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<RepositoryPolicyAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    return toPolicyAnswer(repository, await getPolicyText(repository, context))
  },
})
