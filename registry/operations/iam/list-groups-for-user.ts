import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { type GroupAnswer, toGroupAnswer } from './target-group.ts'
import { requireUser, userResource } from './target-user.ts'

/** The groups that a user is in, by name. */
export const listGroupsForUser = defineOperation({
  name: 'ListGroupsForUser',
  service: 'iam',
  action: 'iam:ListGroupsForUser',
  readOnly: true,
  input: z.object({ UserName: userName, ...pagingInput }),
  resource: userResource,
  async run(request, caller, context): Promise<IamPageAnswer & { readonly Groups: readonly GroupAnswer[] }> {
    const { accountId, id } = await requireUser(request, caller, context)
    const scope = { operation: 'ListGroupsForUser', accountId, query: id }
    const page = await context.users.groups.ofUser(accountId, id, toIamPage(request, scope, context))
    return { Groups: page.items.map(toGroupAnswer), ...iamPageAnswer(page, scope, context) }
  },
})
