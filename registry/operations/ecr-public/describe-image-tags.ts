import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { type ImageFacts, toImageFacts } from './image-answer.ts'
import { paging, registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'

export interface DescribeImageTagsAnswer {
  readonly imageTagDetails: readonly {
    readonly imageTag: string
    /** When the tag was last pushed. */
    readonly createdAt: Date
    readonly imageDetail: ImageFacts
  }[]
  readonly nextToken?: string
}

/** The tags of a repository, most recently pushed first, in pages. */
export const describeImageTags = defineOperation({
  name: 'DescribeImageTags',
  service: 'ecr-public',
  action: 'ecr-public:DescribeImageTags',
  readOnly: true,
  input: z.object({ registryId, repositoryName, ...paging }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<DescribeImageTagsAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const scope = { operation: 'DescribeImageTags', registryId: repository.accountId, repositoryName: repository.name }
    const page = await context.images.listTags(repository.id, toPageRequest(request, scope, context))
    return {
      imageTagDetails: page.items.map(({ tag, tagPushedAt, image }) => ({
        imageTag: tag,
        createdAt: tagPushedAt,
        imageDetail: toImageFacts(image),
      })),
      ...nextTokenOf(page, scope, context),
    }
  },
})
