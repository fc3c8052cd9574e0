import { type ErrorKind, ServiceError } from '#registry/domain/service-error.ts'
import { exceptionNames } from './exception-names.ts'

const messageCharsMax = 1024

// What CloudTrail shortens.
const codes: Partial<Record<ErrorKind, string>> = { 'access-denied': 'AccessDenied' }

/** `errorCode` and `errorMessage` of an event. A fault of ours has no text: it may hold anything. */
export function describeError(error: unknown): { readonly errorCode: string; readonly errorMessage?: string } {
  if (!(error instanceof ServiceError)) return { errorCode: 'ServerException' }
  return { errorCode: codes[error.kind] ?? exceptionNames[error.kind], errorMessage: error.message.slice(0, messageCharsMax) }
}
