import { z } from 'zod'
import { defineOperation, type RequestConditions } from '#registry/operations/operation.ts'
import { readResourceTagKeys, resourceTagKeyList } from './resource-tags.ts'
import { resourceArnInput, taggedRepository, taggedResource } from './tagged-repository.ts'

/**
 * Takes tags off a repository. Keys that it does not have do not matter.
 * @throws ServiceError `invalid-tag-parameter`, `repository-not-found`.
 * @see User guide, "Tagging an Amazon ECR Public repository".
 */
export const untagResource = defineOperation({
  name: 'UntagResource',
  service: 'ecr-public',
  action: 'ecr-public:UntagResource',
  readOnly: false,
  input: z.object({ resourceArn: resourceArnInput, tagKeys: resourceTagKeyList }),
  resource: taggedResource,
  conditions: ({ tagKeys }): RequestConditions => (tagKeys.length > 0 ? { 'aws:TagKeys': tagKeys } : {}),
  async run({ resourceArn, tagKeys }, _caller, context): Promise<Readonly<Record<string, never>>> {
    const keys = readResourceTagKeys(tagKeys)
    const repository = await taggedRepository(resourceArn, context)
    await context.repositories.deleteResourceTags(repository.id, keys)
    return {}
  },
})
