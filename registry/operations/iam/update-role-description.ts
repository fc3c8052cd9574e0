import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { requireRole, roleResource, toRoleAnswer } from './role-answer.ts'
import { roleDescription } from './role-input.ts'

/** Part of UpdateRole, which AWS advises in its place; Terraform still calls it. */
export const updateRoleDescription = defineOperation({
  name: 'UpdateRoleDescription',
  service: 'iam',
  action: 'iam:UpdateRoleDescription',
  readOnly: false,
  input: z.object({ RoleName: userName, Description: roleDescription }),
  resource: roleResource,
  async run(request, caller, context) {
    const role = await requireRole(request, caller, context)
    await context.roles.update(role.accountId, role.id, { description: request.Description })
    return { Role: toRoleAnswer({ ...role, description: request.Description }, { alone: true }) }
  },
})
