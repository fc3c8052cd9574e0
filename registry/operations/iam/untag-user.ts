import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { tagKeyConditions, tagKeyList, withoutTags } from './tags.ts'
import { requireUser, userResource } from './target-user.ts'

/** Takes tags off a user. Keys that are not there do not matter. */
export const untagUser = defineOperation({
  name: 'UntagUser',
  service: 'iam',
  action: 'iam:UntagUser',
  readOnly: false,
  input: z.object({ UserName: userName, TagKeys: tagKeyList }),
  resource: userResource,
  conditions: tagKeyConditions,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id, tags } = await requireUser(request, caller, context)
    await context.users.update(accountId, id, { tags: withoutTags(tags, request.TagKeys) })
    return {}
  },
})
