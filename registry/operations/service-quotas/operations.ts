import type { Operation } from '#registry/operations/operation.ts'
import { getAwsDefaultServiceQuota } from './get-aws-default-service-quota.ts'
import { getServiceQuota } from './get-service-quota.ts'
import { listAwsDefaultServiceQuotas } from './list-aws-default-service-quotas.ts'
import { listServiceQuotas } from './list-service-quotas.ts'

/** What the Service Quotas API can here; quotas are changed by the operator. */
export const serviceQuotasOperations: readonly Operation[] = [
  getAwsDefaultServiceQuota,
  getServiceQuota,
  listAwsDefaultServiceQuotas,
  listServiceQuotas,
]
