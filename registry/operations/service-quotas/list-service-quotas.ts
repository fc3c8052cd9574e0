import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { effectiveQuota, type QuotaAnswer, requireQuota, requireService } from './quota-answer.ts'
import { listMembers, pageOfQuotas, quotaCodeMember } from './quota-input.ts'

export interface QuotaListAnswer {
  readonly Quotas: readonly QuotaAnswer[]
  readonly NextToken?: string
}

/**
 * What counts for the caller's account, in the order of the guide.
 * @throws ServiceError `no-such-resource` for another service, or a `QuotaCode` that there is not.
 * @see User guide, "Amazon ECR Public service quotas"; Service Quotas API, ListServiceQuotas.
 */
export const listServiceQuotas = defineOperation({
  name: 'ListServiceQuotas',
  service: 'service-quotas',
  action: 'servicequotas:ListServiceQuotas',
  readOnly: true,
  // No quota here is of one resource.
  input: z.object({
    ...listMembers,
    QuotaCode: quotaCodeMember.optional(),
    QuotaAppliedAtLevel: z.enum(['ACCOUNT', 'RESOURCE', 'ALL']).optional(),
  }),
  resource: () => ({ type: 'any' }),
  async run(request, caller, context): Promise<QuotaListAnswer> {
    const { accountId } = accountPrincipal(caller)
    requireService(request.ServiceCode)
    const { quotas, token } = pageOfQuotas(request, { operation: 'ListServiceQuotas', registryId: accountId }, context)
    if (request.QuotaAppliedAtLevel === 'RESOURCE') return { Quotas: [] }
    const asked = request.QuotaCode === undefined ? quotas : [requireQuota(request.QuotaCode)]
    const answers = await Promise.all(asked.map((quota) => effectiveQuota(quota, accountId, context)))
    return { Quotas: answers, ...(request.QuotaCode === undefined ? token : {}) }
  },
})
