import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { readResourceTags, resourceTagConditions, resourceTagList } from './resource-tags.ts'
import { resourceArnInput, taggedRepository, taggedResource } from './tagged-repository.ts'

/**
 * Adds tags to a repository, and overwrites the values of those whose keys it has.
 * @throws ServiceError `invalid-tag-parameter`, `too-many-tags`, `repository-not-found`.
 * @see User guide, "Tagging an Amazon ECR Public repository".
 */
export const tagResource = defineOperation({
  name: 'TagResource',
  service: 'ecr-public',
  action: 'ecr-public:TagResource',
  readOnly: false,
  input: z.object({ resourceArn: resourceArnInput, tags: resourceTagList }),
  resource: taggedResource,
  conditions: ({ tags }) => resourceTagConditions(tags),
  async run({ resourceArn, tags }, _caller, context): Promise<Readonly<Record<string, never>>> {
    const resourceTags = readResourceTags(tags)
    const repository = await taggedRepository(resourceArn, context)
    await context.repositories.putResourceTags(repository.id, resourceTags)
    return {}
  },
})
