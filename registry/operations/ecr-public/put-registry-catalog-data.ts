import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { text } from './input-members.ts'
import { type RegistryCatalogDataAnswer, toRegistryCatalogData } from './registry-catalog-data.ts'
import { accountPrincipal, ownRegistry } from './registry-of.ts'

/**
 * Replaces what the gallery may show of the caller's registry; an absent display name is cleared.
 * @see API model, PutRegistryCatalogData; user guide, "Public registry settings".
 */
export const putRegistryCatalogData = defineOperation({
  name: 'PutRegistryCatalogData',
  service: 'ecr-public',
  action: 'ecr-public:PutRegistryCatalogData',
  readOnly: false,
  input: z.object({ displayName: text(0, limits.displayNameCharsMax).default('') }),
  resource: ownRegistry,
  async run({ displayName }, caller, { accounts }): Promise<RegistryCatalogDataAnswer> {
    return toRegistryCatalogData(await accounts.setDisplayName(accountPrincipal(caller).accountId, displayName))
  },
})
