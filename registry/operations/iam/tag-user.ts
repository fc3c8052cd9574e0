import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { tagConditions, tagList, withTags } from './tags.ts'
import { requireUser, userResource } from './target-user.ts'

/** Puts tags on a user, in place of those with the same keys. */
export const tagUser = defineOperation({
  name: 'TagUser',
  service: 'iam',
  action: 'iam:TagUser',
  readOnly: false,
  input: z.object({ UserName: userName, Tags: tagList }),
  resource: userResource,
  conditions: tagConditions,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id, tags } = await requireUser(request, caller, context)
    await context.users.update(accountId, id, { tags: withTags(tags, request.Tags) })
    return {}
  },
})
