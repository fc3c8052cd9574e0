import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { aliasInput, ownRegistry } from './alias-input.ts'

/**
 * Gives a custom alias up: addresses with it are dead, and no other registry ever gets it, so that nobody is served
 * somebody else's images by an old address. This registry may ask for it again.
 * @throws ServiceError `entity-not-found`, `unmodifiable-entity` for the default alias.
 */
export const retireRegistryAlias = defineOperation({
  name: 'RetireRegistryAlias',
  service: 'galleon',
  action: 'galleon:RetireRegistryAlias',
  readOnly: false,
  input: aliasInput,
  resource: ownRegistry,
  async run({ name }, caller, context): Promise<Record<string, never>> {
    await context.aliases.retire(accountPrincipal(caller).accountId, name)
    return {}
  },
})
