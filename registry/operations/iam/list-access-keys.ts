import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccessKeyMetadataAnswer, toAccessKeyAnswer } from './access-key-answer.ts'
import { userName } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { getTargetUser, ownerOf, userResource } from './target-user.ts'

/** The keys of the user that is named, or of who asks, by id and without their secrets. */
export const listAccessKeys = defineOperation({
  name: 'ListAccessKeys',
  service: 'iam',
  action: 'iam:ListAccessKeys',
  readOnly: true,
  input: z.object({ UserName: userName.optional(), ...pagingInput }),
  resource: userResource,
  async run(request, caller, context): Promise<IamPageAnswer & { readonly AccessKeyMetadata: readonly AccessKeyMetadataAnswer[] }> {
    const owner = ownerOf(caller, await getTargetUser(request, caller, context))
    const scope = { operation: 'ListAccessKeys', accountId: owner.accountId, query: owner.userId }
    const page = await context.users.accessKeys.list(owner, toIamPage(request, scope, context))
    return { AccessKeyMetadata: page.items.map(toAccessKeyAnswer), ...iamPageAnswer(page, scope, context) }
  },
})
