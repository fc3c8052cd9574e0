import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { pagingInput } from './paging.ts'

export interface ListAccountAliasesAnswer {
  readonly AccountAliases: readonly string[]
  readonly IsTruncated: boolean
}

/** The alias of the account: none or one. */
export const listAccountAliases = defineOperation({
  name: 'ListAccountAliases',
  service: 'iam',
  action: 'iam:ListAccountAliases',
  readOnly: true,
  input: z.object(pagingInput),
  resource: () => ({ type: 'any' }),
  async run(_request, caller, { users }): Promise<ListAccountAliasesAnswer> {
    const alias = await users.accountAlias(accountPrincipal(caller).accountId)
    return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false }
  },
})
