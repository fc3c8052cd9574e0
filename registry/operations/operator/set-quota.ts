import type { Context } from '#registry/context.ts'
import { findQuota, type Quota, quotaDefinitions } from '#registry/domain/quotas.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { requireAccount } from './account-answer.ts'

const valueMax = 1_000_000_000

/** A quota as it counts for an account. */
export interface AccountQuota {
  readonly quota: Quota
  /** A rate of 0 is no limit. */
  readonly value: number
  readonly defaultValue: number
}

/** In the order of the guide. @throws ServiceError `registry-not-found`. */
export async function listQuotas(accountId: string, context: Pick<Context, 'accounts' | 'quotas'>): Promise<readonly AccountQuota[]> {
  await requireAccount(accountId, context)
  const overrides = await context.quotas.overridesOf(accountId)
  return quotaDefinitions.map((quota) => {
    const defaultValue = context.quotas.defaultOf(quota.code)
    return { quota, value: overrides.get(quota.code) ?? defaultValue, defaultValue }
  })
}

/**
 * An operator's act: gives an account a quota of its own; undefined gives it the default again. A rate of 0 is no limit;
 * of anything else there may be 0.
 * @throws ServiceError `registry-not-found`, `no-such-resource` for a code that there is not, `invalid-parameter`.
 */
export async function setQuota(
  { accountId, code, value }: { readonly accountId: string; readonly code: string; readonly value: number | undefined },
  context: Pick<Context, 'accounts' | 'quotas'>,
): Promise<AccountQuota> {
  const quota = findQuota(code)
  if (!quota) {
    const codes = quotaDefinitions.filter(({ adjustable }) => adjustable).map((known) => known.code)
    throw new ServiceError('no-such-resource', `There is no quota '${code}'. Those that can be set are ${codes.join(', ')}.`)
  }
  if (!quota.adjustable) throw new ServiceError('invalid-parameter', `The quota '${code}' cannot be set for one account.`)
  if (value !== undefined) requireValue(quota, value)
  await context.quotas.set(accountId, quota.code, value)
  const defaultValue = context.quotas.defaultOf(quota.code)
  return { quota, value: value ?? defaultValue, defaultValue }
}

function requireValue({ code, unit }: Quota, value: number): void {
  const isKnown = Number.isFinite(value) && value >= 0 && value <= valueMax && (unit === 'per-second' || Number.isInteger(value))
  if (isKnown) return
  const kind = unit === 'per-second' ? 'number, requests a second, 0 for no limit' : 'whole number'
  throw new ServiceError('invalid-parameter', `The value of '${code}' must be a ${kind}, and at most ${valueMax}.`)
}
