import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { pagingInput } from './paging.ts'
import { requireRole, roleResource } from './role-answer.ts'

/** None, as there are no instances: but Terraform asks before it deletes a role. */
export const listInstanceProfilesForRole = defineOperation({
  name: 'ListInstanceProfilesForRole',
  service: 'iam',
  action: 'iam:ListInstanceProfilesForRole',
  readOnly: true,
  input: z.object({ RoleName: userName, ...pagingInput }),
  resource: roleResource,
  async run(request, caller, context) {
    await requireRole(request, caller, context)
    return { InstanceProfiles: [], IsTruncated: false }
  },
})
