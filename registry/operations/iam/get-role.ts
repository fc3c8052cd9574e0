import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { requireRole, roleResource, toRoleAnswer } from './role-answer.ts'

export const getRole = defineOperation({
  name: 'GetRole',
  service: 'iam',
  action: 'iam:GetRole',
  readOnly: true,
  input: z.object({ RoleName: userName }),
  resource: roleResource,
  async run(request, caller, context) {
    return { Role: toRoleAnswer(await requireRole(request, caller, context), { alone: true }) }
  },
})
