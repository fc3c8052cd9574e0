import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AliasAnswer, aliasInput, ownRegistry, requireFreeAlias, toAliasAnswer } from './alias-input.ts'

/**
 * Asks for a custom alias, which an operator then approves or rejects; an alias that this registry had retired is active
 * again at once. One request of an account waits at a time.
 * @throws ServiceError `invalid-parameter` with every rule that the name breaks, `entity-already-exists`, `limit-exceeded`.
 * @see User guide, "Updating registry settings".
 */
export const requestRegistryAlias = defineOperation({
  name: 'RequestRegistryAlias',
  service: 'galleon',
  action: 'galleon:RequestRegistryAlias',
  readOnly: false,
  input: aliasInput,
  resource: ownRegistry,
  async run({ name }, caller, context): Promise<{ readonly registryAlias: AliasAnswer }> {
    requireFreeAlias(name)
    return { registryAlias: toAliasAnswer(await context.aliases.request(accountPrincipal(caller).accountId, name)) }
  },
})
