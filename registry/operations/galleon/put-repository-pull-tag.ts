import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { registryId, repositoryName, text } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'

export interface PullTagAnswer {
  readonly registryId: string
  readonly repositoryName: string
  readonly imageTag?: string
}

/**
 * Chooses the tag that the gallery offers first to those who pull; without `imageTag` that is the most recently pushed
 * one again, and so it is while the chosen tag is not there.
 * @throws ServiceError `repository-not-found`; `image-not-found` when the repository has no such tag.
 */
export const putRepositoryPullTag = defineOperation({
  name: 'PutRepositoryPullTag',
  service: 'galleon',
  action: 'galleon:PutRepositoryPullTag',
  readOnly: false,
  input: z.object({ registryId, repositoryName, imageTag: text(1, limits.imageTagCharsMax).optional() }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<PullTagAnswer> {
    const { imageTag } = request
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    if (imageTag !== undefined && !(await context.images.findTag(repository.id, imageTag))) {
      const where = `within the repository with name '${repository.name}' in the registry with id '${repository.accountId}'`
      throw new ServiceError('image-not-found', `The image with imageId {imageTag:'${imageTag}'} does not exist ${where}`)
    }
    await context.repositories.setPreferredTag(repository.id, imageTag)
    return {
      registryId: repository.accountId,
      repositoryName: repository.name,
      ...(imageTag === undefined ? {} : { imageTag }),
    }
  },
})
