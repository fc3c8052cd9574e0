import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { defaultQuota, type QuotaAnswer, requireQuota, requireService } from './quota-answer.ts'
import { quotaCodeMember, serviceCodeMember } from './quota-input.ts'

/** @throws ServiceError `no-such-resource`. @see Service Quotas API, GetAWSDefaultServiceQuota. */
export const getAwsDefaultServiceQuota = defineOperation({
  name: 'GetAWSDefaultServiceQuota',
  service: 'service-quotas',
  action: 'servicequotas:GetAWSDefaultServiceQuota',
  readOnly: true,
  input: z.object({ ServiceCode: serviceCodeMember, QuotaCode: quotaCodeMember }),
  resource: () => ({ type: 'any' }),
  async run({ ServiceCode, QuotaCode }, _caller, context): Promise<{ readonly Quota: QuotaAnswer }> {
    requireService(ServiceCode)
    return { Quota: defaultQuota(requireQuota(QuotaCode), context) }
  },
})
