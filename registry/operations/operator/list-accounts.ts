import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { paging, text } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { installation } from './operator-input.ts'

/** All accounts by their ids, or those with `search` as id or in a name, e-mail address or alias. */
export const listAccounts = defineOperation({
  name: 'ListAccounts',
  service: 'galleon',
  action: 'galleon:ListAccounts',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({ ...paging, search: text(1, limits.searchTermCharsMax).optional() }),
  resource: installation,
  async run(request, _caller, context): Promise<{ readonly accounts: readonly AccountAnswer[]; readonly nextToken?: string }> {
    const scope = { operation: 'ListAccounts', query: request.search ?? null }
    const page = await context.accounts.list(toPageRequest(request, scope, context), request.search)
    return { accounts: page.items.map(toAccountAnswer), ...nextTokenOf(page, scope, context) }
  },
})
