import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { policyCharsMax, policySize } from './policy-text.ts'

// The characters that the API model allows.
export const roleDescription = z
  .string()
  .max(1000, { abort: true })
  .regex(/^[\t\n\r -~\u00a1-\u00ff]*$/)

/** Seconds. */
export const maxSessionDuration = z.int().min(3600).max(43_200)

/** @throws ServiceError `entity-limit-exceeded`. */
export function checkTrustSize(text: string): void {
  if (policySize(text) <= policyCharsMax.trust) return
  throw new ServiceError('entity-limit-exceeded', `Cannot exceed quota for ACLSizePerRole: ${policyCharsMax.trust}`)
}
