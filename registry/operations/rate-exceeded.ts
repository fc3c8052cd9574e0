import { ServiceError } from '#registry/domain/service-error.ts'

/** The refusal of a request that came too soon. */
export function rateExceeded(retryAfterSeconds: number): ServiceError {
  return new ServiceError('rate-exceeded', 'Rate exceeded', { retryAfterSeconds })
}
