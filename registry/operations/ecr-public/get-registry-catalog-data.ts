import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { getAccount, type RegistryCatalogDataAnswer, toRegistryCatalogData } from './registry-catalog-data.ts'
import { accountPrincipal, ownRegistry } from './registry-of.ts'

/** What the gallery may show of the caller's registry. */
export const getRegistryCatalogData = defineOperation({
  name: 'GetRegistryCatalogData',
  service: 'ecr-public',
  action: 'ecr-public:GetRegistryCatalogData',
  readOnly: true,
  input: z.object({}),
  resource: ownRegistry,
  async run(_request, caller, context): Promise<RegistryCatalogDataAnswer> {
    return toRegistryCatalogData(await getAccount(accountPrincipal(caller).accountId, context))
  },
})
