import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { effectiveQuota, type QuotaAnswer, requireQuota, requireService } from './quota-answer.ts'
import { quotaCodeMember, serviceCodeMember } from './quota-input.ts'

/**
 * One of the caller's quotas, as it counts.
 * @throws ServiceError `no-such-resource`.
 * @see Service Quotas API, GetServiceQuota.
 */
export const getServiceQuota = defineOperation({
  name: 'GetServiceQuota',
  service: 'service-quotas',
  action: 'servicequotas:GetServiceQuota',
  readOnly: true,
  input: z.object({ ServiceCode: serviceCodeMember, QuotaCode: quotaCodeMember }),
  resource: () => ({ type: 'any' }),
  async run({ ServiceCode, QuotaCode }, caller, context): Promise<{ readonly Quota: QuotaAnswer }> {
    requireService(ServiceCode)
    return { Quota: await effectiveQuota(requireQuota(QuotaCode), accountPrincipal(caller).accountId, context) }
  },
})
