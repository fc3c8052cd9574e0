import type { ErrorKind, ServiceError } from '#registry/domain/service-error.ts'
import { wireErrors as awsErrors } from '#registry/http/aws/errors.ts'

/**
 * What each kind is called here: as in the ecr-public API, whose scripts also call this one. A status of 429 is what
 * plain HTTP clients understand.
 */
export const wireErrors = {
  ...awsErrors,
  'rate-exceeded': { type: 'ThrottlingException', status: 429 },
} as const satisfies Record<ErrorKind, { readonly type: string; readonly status: number }>

/** What a caller is told of a bug. */
export const serverError = {
  status: 500,
  body: { __type: 'ServerException', message: 'Something went wrong on our side. Please try again.' },
} as const

/** Status and body; the error's detail stands beside its message. */
export function toWireError(error: ServiceError): { readonly status: number; readonly body: object } {
  const { type, status } = wireErrors[error.kind]
  return { status, body: { ...error.detail, __type: type, message: error.message } }
}
