import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AliasAnswer, aliasInput, ownRegistry, toAliasAnswer } from './alias-input.ts'

/** Chooses the active alias that pages and addresses show; the others go on working. @throws ServiceError `entity-not-found`. */
export const setPrimaryRegistryAlias = defineOperation({
  name: 'SetPrimaryRegistryAlias',
  service: 'galleon',
  action: 'galleon:SetPrimaryRegistryAlias',
  readOnly: false,
  input: aliasInput,
  resource: ownRegistry,
  async run({ name }, caller, context): Promise<{ readonly registryAlias: AliasAnswer }> {
    return { registryAlias: toAliasAnswer(await context.aliases.setPrimary(accountPrincipal(caller).accountId, name)) }
  },
})
