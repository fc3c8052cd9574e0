import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { requireRole, roleResource } from './role-answer.ts'
import { pageOfTags, tagConditions, tagKeyConditions, tagKeyList, tagList, withoutTags, withTags } from './tags.ts'

/** Puts tags on a role, in place of those with the same keys. */
export const tagRole = defineOperation({
  name: 'TagRole',
  service: 'iam',
  action: 'iam:TagRole',
  readOnly: false,
  input: z.object({ RoleName: userName, Tags: tagList }),
  resource: roleResource,
  conditions: tagConditions,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id, tags } = await requireRole(request, caller, context)
    await context.roles.update(accountId, id, { tags: withTags(tags, request.Tags) })
    return {}
  },
})

export const untagRole = defineOperation({
  name: 'UntagRole',
  service: 'iam',
  action: 'iam:UntagRole',
  readOnly: false,
  input: z.object({ RoleName: userName, TagKeys: tagKeyList }),
  resource: roleResource,
  conditions: tagKeyConditions,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id, tags } = await requireRole(request, caller, context)
    await context.roles.update(accountId, id, { tags: withoutTags(tags, request.TagKeys) })
    return {}
  },
})

/** By key. */
export const listRoleTags = defineOperation({
  name: 'ListRoleTags',
  service: 'iam',
  action: 'iam:ListRoleTags',
  readOnly: true,
  input: z.object({ RoleName: userName, ...pagingInput }),
  resource: roleResource,
  async run(request, caller, context) {
    const { accountId, id, tags } = await requireRole(request, caller, context)
    const scope = { operation: 'ListRoleTags', accountId, query: id }
    const page = pageOfTags(tags, toIamPage(request, scope, context))
    return { Tags: page.items, ...iamPageAnswer(page, scope, context) }
  },
})
