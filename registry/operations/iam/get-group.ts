import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { groupName } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { type GroupAnswer, groupResource, requireGroup, toGroupAnswer } from './target-group.ts'
import { toUserAnswer, type UserAnswer } from './user-answer.ts'

export interface GetGroupAnswer extends IamPageAnswer {
  readonly Group: GroupAnswer
  readonly Users: readonly UserAnswer[]
}

/** A group and its users, by name in pages. */
export const getGroup = defineOperation({
  name: 'GetGroup',
  service: 'iam',
  action: 'iam:GetGroup',
  readOnly: true,
  input: z.object({ GroupName: groupName, ...pagingInput }),
  resource: groupResource,
  async run(request, caller, context): Promise<GetGroupAnswer> {
    const group = await requireGroup(request, caller, context)
    const scope = { operation: 'GetGroup', accountId: group.accountId, query: group.id }
    const page = await context.users.groups.users(group.accountId, group.id, toIamPage(request, scope, context))
    return { Group: toGroupAnswer(group), Users: page.items.map(toUserAnswer), ...iamPageAnswer(page, scope, context) }
  },
})
