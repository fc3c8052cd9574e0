import { z } from 'zod'
import { getAccount } from '#registry/operations/ecr-public/registry-catalog-data.ts'
import { accountPrincipal, ownRegistry } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'

export interface RegistrySettings {
  /** Whether a push makes the repository that it goes to. */
  readonly createOnPush: boolean
}

/** How the caller's registry behaves. */
export const getRegistrySettings = defineOperation({
  name: 'GetRegistrySettings',
  service: 'galleon',
  action: 'galleon:GetRegistrySettings',
  readOnly: true,
  input: z.object({}),
  resource: ownRegistry,
  async run(_request, caller, context): Promise<RegistrySettings> {
    const { createOnPush } = await getAccount(accountPrincipal(caller).accountId, context)
    return { createOnPush }
  },
})

/** Changes how the caller's registry behaves. */
export const putRegistrySettings = defineOperation({
  name: 'PutRegistrySettings',
  service: 'galleon',
  action: 'galleon:PutRegistrySettings',
  readOnly: false,
  input: z.object({ createOnPush: z.boolean() }),
  resource: ownRegistry,
  async run(request, caller, { accounts }): Promise<RegistrySettings> {
    const { createOnPush } = await accounts.setCreateOnPush(accountPrincipal(caller).accountId, request.createOnPush)
    return { createOnPush }
  },
})
