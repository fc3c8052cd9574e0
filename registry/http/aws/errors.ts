import { type ErrorKind, errorKinds, type ServiceError } from '#registry/domain/service-error.ts'
import { exceptionNames } from '#registry/operations/audit/exception-names.ts'

interface WireError {
  /** `__type`, by which SDKs know the exception. */
  readonly type: string
  readonly status: number
}

const otherStatuses: Partial<Record<ErrorKind, number>> = { 'body-too-large': 413, unavailable: 503 }

/** What each kind is in the JSON protocol: by the name that the audit log has, too, and status 400 almost always. */
export const wireErrors = Object.fromEntries(
  errorKinds.map((kind): [ErrorKind, WireError] => [kind, { type: exceptionNames[kind], status: otherStatuses[kind] ?? 400 }]),
) as Readonly<Record<ErrorKind, WireError>>

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
