import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AliasAnswer, ownRegistry, toAliasAnswer } from './alias-input.ts'

/** DescribeRegistries' aliases of the caller's registry, with what the API model has no member for: when, and why not. */
export const listRegistryAliases = defineOperation({
  name: 'ListRegistryAliases',
  service: 'galleon',
  action: 'galleon:ListRegistryAliases',
  readOnly: true,
  input: z.object({}),
  resource: ownRegistry,
  async run(_request, caller, context): Promise<{ readonly registryAliases: readonly AliasAnswer[] }> {
    const aliases = await context.accounts.aliases(accountPrincipal(caller).accountId)
    return { registryAliases: aliases.map(toAliasAnswer) }
  },
})
