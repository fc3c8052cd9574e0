import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { groupName } from './input-members.ts'
import { groupResource, requireGroup } from './target-group.ts'

/**
 * Deletes a group that has neither users nor policies.
 * @throws ServiceError `entity-not-found`; `delete-conflict` that names what must go first.
 */
export const deleteGroup = defineOperation({
  name: 'DeleteGroup',
  service: 'iam',
  action: 'iam:DeleteGroup',
  readOnly: false,
  input: z.object({ GroupName: groupName }),
  resource: groupResource,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const { groups, hold } = context.users
    await hold(accountId)
    const { id } = await requireGroup(request, caller, context)
    const { users, inlinePolicies, attachedPolicies } = await groups.belongings(accountId, id)
    if (users > 0) throw conflict('remove users from group')
    if (inlinePolicies > 0) throw conflict('delete policies')
    if (attachedPolicies > 0) throw conflict('detach all policies')
    await groups.delete(accountId, id)
    return {}
  },
})

function conflict(what: string): ServiceError {
  return new ServiceError('delete-conflict', `Cannot delete entity, must ${what} first.`)
}
