import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import type { QuotaListAnswer } from './list-service-quotas.ts'
import { defaultQuota, requireService } from './quota-answer.ts'
import { listMembers, pageOfQuotas } from './quota-input.ts'

/**
 * What counts for accounts that were given nothing else.
 * @throws ServiceError `no-such-resource`.
 * @see Service Quotas API, ListAWSDefaultServiceQuotas.
 */
export const listAwsDefaultServiceQuotas = defineOperation({
  name: 'ListAWSDefaultServiceQuotas',
  service: 'service-quotas',
  action: 'servicequotas:ListAWSDefaultServiceQuotas',
  readOnly: true,
  input: z.object(listMembers),
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<QuotaListAnswer> {
    requireService(request.ServiceCode)
    const { quotas, token } = pageOfQuotas(request, { operation: 'ListAWSDefaultServiceQuotas' }, context)
    return { Quotas: quotas.map((quota) => defaultQuota(quota, context)), ...token }
  },
})
