import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { resourceArnInput, taggedRepository, taggedResource } from './tagged-repository.ts'

export interface ListTagsForResourceAnswer {
  readonly tags: readonly { readonly Key: string; readonly Value: string }[]
}

/** The tags of a repository, by key. @throws ServiceError `repository-not-found`. */
export const listTagsForResource = defineOperation({
  name: 'ListTagsForResource',
  service: 'ecr-public',
  action: 'ecr-public:ListTagsForResource',
  readOnly: true,
  input: z.object({ resourceArn: resourceArnInput }),
  resource: taggedResource,
  async run({ resourceArn }, _caller, context): Promise<ListTagsForResourceAnswer> {
    const repository = await taggedRepository(resourceArn, context)
    const tags = await context.repositories.resourceTags(repository.id)
    return { tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }
  },
})
