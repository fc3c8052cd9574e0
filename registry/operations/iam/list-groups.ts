import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { pathPrefix } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { type GroupAnswer, toGroupAnswer } from './target-group.ts'

/** The groups of the account below a path, by name. */
export const listGroups = defineOperation({
  name: 'ListGroups',
  service: 'iam',
  action: 'iam:ListGroups',
  readOnly: true,
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  resource({ PathPrefix }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: `arn:aws:iam::${accountId}:group${PathPrefix}` }
  },
  async run(request, caller, context): Promise<IamPageAnswer & { readonly Groups: readonly GroupAnswer[] }> {
    const { accountId } = accountPrincipal(caller)
    const scope = { operation: 'ListGroups', accountId, query: request.PathPrefix }
    const page = await context.users.groups.list(accountId, request.PathPrefix, toIamPage(request, scope, context))
    return { Groups: page.items.map(toGroupAnswer), ...iamPageAnswer(page, scope, context) }
  },
})
