import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { checkPolicy, policyTextCharsMax } from './policy-text.ts'
import { requireRole, roleResource } from './role-answer.ts'
import { checkTrustSize } from './role-input.ts'

/** Replaces a role's trust policy. Sessions that were got before go on. */
export const updateAssumeRolePolicy = defineOperation({
  name: 'UpdateAssumeRolePolicy',
  service: 'iam',
  action: 'iam:UpdateAssumeRolePolicy',
  readOnly: false,
  input: z.object({ RoleName: userName, PolicyDocument: z.string().min(1).max(policyTextCharsMax) }),
  resource: roleResource,
  async run(request, caller, context) {
    checkPolicy(request.PolicyDocument, 'trust')
    checkTrustSize(request.PolicyDocument)
    const { accountId, id } = await requireRole(request, caller, context)
    await context.roles.update(accountId, id, { trustPolicy: request.PolicyDocument })
    return {}
  },
})
