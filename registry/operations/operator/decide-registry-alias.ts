import { z } from 'zod'
import { aliasInput } from '#registry/operations/galleon/alias-input.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { approveAlias, rejectAlias } from './decide-alias.ts'
import { installation, reasonInput } from './operator-input.ts'

interface Decided {
  readonly name: string
  readonly accountId: string
}

/** Gives the alias to the registry that asks for it, as its primary one if it is its first. @throws ServiceError `entity-not-found`. */
export const approveRegistryAlias = defineOperation({
  name: 'ApproveRegistryAlias',
  service: 'galleon',
  action: 'galleon:ApproveRegistryAlias',
  operatorsOnly: true,
  readOnly: false,
  input: aliasInput,
  resource: installation,
  async run(request, _caller, context): Promise<Decided> {
    const { name, accountId } = await approveAlias(request.name, context)
    return { name, accountId }
  },
})

/** Refuses the alias to the registry that asks for it, and says why. @throws ServiceError `entity-not-found`. */
export const rejectRegistryAlias = defineOperation({
  name: 'RejectRegistryAlias',
  service: 'galleon',
  action: 'galleon:RejectRegistryAlias',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ ...aliasInput.shape, reason: reasonInput }),
  resource: installation,
  async run(request, _caller, context): Promise<Decided> {
    const { name, accountId } = await rejectAlias(request.name, request.reason, context)
    return { name, accountId }
  },
})
