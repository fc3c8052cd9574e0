import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { verifyMfaCode } from '#registry/operations/iam/verify-mfa-code.ts'

/** A one-time code: both members or none. */
export const mfaInput = {
  SerialNumber: z.string().min(9).max(256).optional(),
  TokenCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
}

interface MfaInput {
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
}

/**
 * When the caller's code was given: now, or undefined without one.
 * @throws ServiceError `access-denied` for a code that is wrong, used, or of somebody else's device; `invalid-parameter`
 * for one member without the other.
 */
export async function verifyMfa(
  { SerialNumber, TokenCode }: MfaInput,
  principal: AccountPrincipal,
  context: Context,
): Promise<Date | undefined> {
  if (SerialNumber === undefined && TokenCode === undefined) return undefined
  if (SerialNumber === undefined || TokenCode === undefined) {
    throw new ServiceError('invalid-parameter', 'Must supply both MFA serial number and one-time pass code to authenticate with MFA.')
  }
  const now = context.clock()
  if (await verifyMfaCode({ serialNumber: SerialNumber, code: TokenCode, at: now }, principal, context)) return now
  throw new ServiceError('access-denied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.')
}
