import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { pageOfTags, type TagAnswer } from './tags.ts'
import { requireUser, userResource } from './target-user.ts'

/** The tags of a user, by key. */
export const listUserTags = defineOperation({
  name: 'ListUserTags',
  service: 'iam',
  action: 'iam:ListUserTags',
  readOnly: true,
  input: z.object({ UserName: userName, ...pagingInput }),
  resource: userResource,
  async run(request, caller, context): Promise<IamPageAnswer & { readonly Tags: readonly TagAnswer[] }> {
    const { accountId, id, tags } = await requireUser(request, caller, context)
    const scope = { operation: 'ListUserTags', accountId, query: id }
    const page = pageOfTags(tags, toIamPage(request, scope, context))
    return { Tags: page.items, ...iamPageAnswer(page, scope, context) }
  },
})
