import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, type Operation } from '#registry/operations/operation.ts'
import { arn } from './input-members.ts'
import { type HolderType, roleHolder, userHolder } from './policy-holder.ts'

/** Put and Delete of a permissions boundary, for users and for roles. */
export const boundaryOperations: readonly Operation[] = [...operationsOf(userHolder, 'user'), ...operationsOf(roleHolder, 'role')]

function operationsOf(holder: HolderType, kind: 'user' | 'role'): readonly Operation[] {
  const { noun, member, name } = holder
  const nameIn = (request: Readonly<Record<string, unknown>>) => String(request[member])

  const put = defineOperation({
    name: `Put${noun}PermissionsBoundary`,
    service: 'iam',
    action: `iam:Put${noun}PermissionsBoundary`,
    readOnly: false,
    input: z.object({ [member]: name, PermissionsBoundary: arn }),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    conditions: ({ PermissionsBoundary }) => ({ 'iam:PermissionsBoundary': String(PermissionsBoundary) }),
    async run(request, caller, context) {
      const boundary = String(request.PermissionsBoundary)
      await context.users.hold(accountPrincipal(caller).accountId)
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      if (!(await context.policies.find(accountId, boundary))) {
        throw new ServiceError('entity-not-found', `Policy ${boundary} does not exist or is not attachable.`)
      }
      await context.policies.setBoundary(accountId, kind, id, boundary)
      return {}
    },
  })

  const remove = defineOperation({
    name: `Delete${noun}PermissionsBoundary`,
    service: 'iam',
    action: `iam:Delete${noun}PermissionsBoundary`,
    readOnly: false,
    input: z.object({ [member]: name }),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      await context.policies.setBoundary(accountId, kind, id, undefined)
      return {}
    },
  })

  return [put, remove]
}
