import { type QuotaCode, quotaDefinitions } from '#registry/domain/quotas.ts'

/** No limit on how fast anybody asks: tests push and pull from one address as fast as they can. */
export const withoutRates: Partial<Record<QuotaCode, number>> = Object.fromEntries(
  quotaDefinitions.flatMap(({ code, unit }) => (unit === 'per-second' ? [[code, 0]] : [])),
)
