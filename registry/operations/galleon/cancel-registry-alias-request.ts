import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { aliasInput, ownRegistry } from './alias-input.ts'

/** Takes a request back, or a rejected one off the list. @throws ServiceError `entity-not-found`. */
export const cancelRegistryAliasRequest = defineOperation({
  name: 'CancelRegistryAliasRequest',
  service: 'galleon',
  action: 'galleon:CancelRegistryAliasRequest',
  readOnly: false,
  input: aliasInput,
  resource: ownRegistry,
  async run({ name }, caller, context): Promise<Record<string, never>> {
    await context.aliases.cancel(accountPrincipal(caller).accountId, name)
    return {}
  },
})
