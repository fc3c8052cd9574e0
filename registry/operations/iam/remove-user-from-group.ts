import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { groupName, userName } from './input-members.ts'
import { groupResource, requireGroup } from './target-group.ts'
import { requireUser } from './target-user.ts'

/** Takes a user out of a group. @throws ServiceError `entity-not-found`, also for a user who is not in it. */
export const removeUserFromGroup = defineOperation({
  name: 'RemoveUserFromGroup',
  service: 'iam',
  action: 'iam:RemoveUserFromGroup',
  readOnly: false,
  input: z.object({ GroupName: groupName, UserName: userName }),
  resource: groupResource,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const group = await requireGroup(request, caller, context)
    const user = await requireUser(request, caller, context)
    if (!(await context.users.groups.removeUser(group.id, user.id))) {
      throw new ServiceError('entity-not-found', `The user with name ${user.name} is not in the group with name ${group.name}.`)
    }
    return {}
  },
})
