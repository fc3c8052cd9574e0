import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { pathPrefix } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { toRoleAnswer } from './role-answer.ts'

/** By name. */
export const listRoles = defineOperation({
  name: 'ListRoles',
  service: 'iam',
  action: 'iam:ListRoles',
  readOnly: true,
  input: z.object({ PathPrefix: pathPrefix.default('/'), ...pagingInput }),
  resource({ PathPrefix }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: `arn:aws:iam::${accountId}:role${PathPrefix}` }
  },
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const scope = { operation: 'ListRoles', accountId, query: request.PathPrefix }
    const page = await context.roles.list(accountId, request.PathPrefix, toIamPage(request, scope, context))
    return { Roles: page.items.map((role) => toRoleAnswer(role, { alone: false })), ...iamPageAnswer(page, scope, context) }
  },
})
