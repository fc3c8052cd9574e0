import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { pathPrefix } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { toUserAnswer, type UserAnswer } from './user-answer.ts'

/** The users of the account below a path, by name, without their tags. */
export const listUsers = defineOperation({
  name: 'ListUsers',
  service: 'iam',
  action: 'iam:ListUsers',
  readOnly: true,
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  resource({ PathPrefix }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: `arn:aws:iam::${accountId}:user${PathPrefix}` }
  },
  async run(request, caller, context): Promise<IamPageAnswer & { readonly Users: readonly UserAnswer[] }> {
    const { accountId } = accountPrincipal(caller)
    const scope = { operation: 'ListUsers', accountId, query: request.PathPrefix }
    const page = await context.users.list(accountId, request.PathPrefix, toIamPage(request, scope, context))
    return { Users: page.items.map(toUserAnswer), ...iamPageAnswer(page, scope, context) }
  },
})
