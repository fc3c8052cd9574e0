import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { requireRole, roleResource } from './role-answer.ts'
import { maxSessionDuration, roleDescription } from './role-input.ts'

/** Changes description and longest session; what is absent stays. */
export const updateRole = defineOperation({
  name: 'UpdateRole',
  service: 'iam',
  action: 'iam:UpdateRole',
  readOnly: false,
  input: z.object({ RoleName: userName, Description: roleDescription.optional(), MaxSessionDuration: maxSessionDuration.optional() }),
  resource: roleResource,
  async run(request, caller, context) {
    const { accountId, id } = await requireRole(request, caller, context)
    const { Description: description, MaxSessionDuration: maxSessionSeconds } = request
    await context.roles.update(accountId, id, {
      ...(description === undefined ? {} : { description }),
      ...(maxSessionSeconds === undefined ? {} : { maxSessionSeconds }),
    })
    return {}
  },
})
