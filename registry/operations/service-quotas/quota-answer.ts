import type { Context } from '#registry/context.ts'
import { findQuota, type Quota } from '#registry/domain/quotas.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

export const serviceCode = 'ecr-public'

/** @see Service Quotas API, ServiceQuota. */
export interface QuotaAnswer {
  readonly ServiceCode: string
  readonly ServiceName: string
  readonly QuotaArn: string
  readonly QuotaCode: string
  readonly QuotaName: string
  readonly Description: string
  /** Absent for a rate without a limit. */
  readonly Value?: number
  readonly Unit: 'None' | 'Mebibytes'
  readonly Adjustable: boolean
  readonly GlobalQuota: boolean
  /** Of a rate: a second. */
  readonly Period?: { readonly PeriodValue: number; readonly PeriodUnit: 'SECOND' }
}

export function toQuotaAnswer({ code, name, description, unit, adjustable }: Quota, value: number, accountId: string): QuotaAnswer {
  const isRate = unit === 'per-second'
  return {
    ServiceCode: serviceCode,
    ServiceName: 'Amazon Elastic Container Registry Public (Amazon ECR Public)',
    // Defaults belong to nobody: their ARN names no account.
    QuotaArn: `arn:aws:servicequotas:us-east-1:${accountId}:${serviceCode}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Description: description,
    ...(isRate && value === 0 ? {} : { Value: value }),
    Unit: unit === 'mebibytes' ? 'Mebibytes' : 'None',
    Adjustable: adjustable,
    GlobalQuota: false,
    ...(isRate ? { Period: { PeriodValue: 1, PeriodUnit: 'SECOND' as const } } : {}),
  }
}

/** @throws ServiceError `no-such-resource`. */
export function requireService(code: string): void {
  if (code === serviceCode) return
  throw new ServiceError('no-such-resource', `There are no quotas of a service '${code}' here: ask for those of '${serviceCode}'.`)
}

/** @throws ServiceError `no-such-resource`. */
export function requireQuota(code: string): Quota {
  const quota = findQuota(code)
  if (quota) return quota
  throw new ServiceError('no-such-resource', `The service '${serviceCode}' has no quota '${code}'.`)
}

/** What counts for the account. */
export async function effectiveQuota(quota: Quota, accountId: string, { quotas }: Pick<Context, 'quotas'>): Promise<QuotaAnswer> {
  return toQuotaAnswer(quota, await quotas.quotaOf(accountId, quota.code), accountId)
}

/** What counts for accounts that were given nothing else. */
export function defaultQuota(quota: Quota, { quotas }: Pick<Context, 'quotas'>): QuotaAnswer {
  return toQuotaAnswer(quota, quotas.defaultOf(quota.code), '')
}
