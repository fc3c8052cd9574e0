import { ServiceError } from '#registry/domain/service-error.ts'

/** The API's own form of message, for the member that a logo comes in. */
export function invalidLogo(constraint: string, cause?: unknown): ServiceError {
  return new ServiceError(
    'invalid-parameter',
    `Invalid parameter at 'catalogData.logoImageBlob' failed to satisfy constraint: '${constraint}'`,
    { cause },
  )
}
