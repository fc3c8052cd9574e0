import { z } from 'zod'
import { groupArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { groupName, path } from './input-members.ts'
import { groupResource, requireGroup } from './target-group.ts'

const input = z.object({ GroupName: groupName, NewGroupName: groupName.optional(), NewPath: path.optional() })

/** Renames or moves a group, which keeps its users and policies. Its caller must be allowed to do so to the old and to the new. */
export const updateGroup = defineOperation({
  name: 'UpdateGroup',
  service: 'iam',
  action: 'iam:UpdateGroup',
  readOnly: false,
  input,
  async resource(request, caller, context): Promise<readonly Resource[]> {
    const from = await groupResource(request, caller, context)
    if (request.NewGroupName === undefined && request.NewPath === undefined) return [from]
    const { accountId } = accountPrincipal(caller)
    const group = await context.users.groups.find(accountId, request.GroupName)
    const name = request.NewGroupName ?? group?.name ?? request.GroupName
    return [from, { type: 'arn', accountId, arn: groupArn(accountId, request.NewPath ?? group?.path ?? '/', name) }]
  },
  async run({ GroupName, NewGroupName, NewPath }, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const { users } = context
    await users.hold(accountId)
    const { id } = await requireGroup({ GroupName }, caller, context)
    const namesake = NewGroupName === undefined ? undefined : await users.groups.find(accountId, NewGroupName)
    if (namesake && namesake.id !== id) {
      throw new ServiceError('entity-already-exists', `Group with name ${NewGroupName} already exists.`)
    }
    await users.groups.update(accountId, id, {
      ...(NewGroupName === undefined ? {} : { name: NewGroupName }),
      ...(NewPath === undefined ? {} : { path: NewPath }),
    })
    return {}
  },
})
