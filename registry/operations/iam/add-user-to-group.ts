import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { checkQuota } from './iam-limits.ts'
import { groupName, userName } from './input-members.ts'
import { groupResource, requireGroup } from './target-group.ts'
import { requireUser } from './target-user.ts'

/** Puts a user into a group, whose policies are then the user's too. Who is in it already stays in it. */
export const addUserToGroup = defineOperation({
  name: 'AddUserToGroup',
  service: 'iam',
  action: 'iam:AddUserToGroup',
  readOnly: false,
  input: z.object({ GroupName: groupName, UserName: userName }),
  resource: groupResource,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const { users } = context
    await users.hold(accountId)
    const group = await requireGroup(request, caller, context)
    const user = await requireUser(request, caller, context)
    if (await users.groups.has(group.id, user.id)) return {}
    checkQuota('GroupsPerUser', (await users.belongings(accountId, user.id)).groups)
    await users.groups.addUser(group.id, user.id)
    return {}
  },
})
