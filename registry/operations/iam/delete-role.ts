import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { requireRole, roleResource } from './role-answer.ts'

/** Its sessions end with it. @throws ServiceError `delete-conflict` while it has policies. */
export const deleteRole = defineOperation({
  name: 'DeleteRole',
  service: 'iam',
  action: 'iam:DeleteRole',
  readOnly: false,
  input: z.object({ RoleName: userName }),
  resource: roleResource,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id } = await requireRole(request, caller, context)
    if ((await context.policies.countAttached(id)) > 0) {
      throw new ServiceError('delete-conflict', 'Cannot delete entity, must detach all policies first.')
    }
    if ((await context.policies.inlineDocuments(id)).length > 0) {
      throw new ServiceError('delete-conflict', 'Cannot delete entity, must delete policies first.')
    }
    await context.roles.delete(accountId, id)
    return {}
  },
})
