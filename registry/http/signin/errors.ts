import type { ErrorKind, ServiceError } from '#registry/domain/service-error.ts'
import { wireErrors as galleryErrors } from '#registry/http/gallery/errors.ts'

/** As in the gallery's API, but that who is refused hears so in the status, too. */
export const wireErrors = {
  ...galleryErrors,
  'identity-provider-failed': { type: 'InvalidIdentityTokenException', status: 400 },
  'access-denied': { type: 'AccessDeniedException', status: 403 },
} as const satisfies Record<ErrorKind, { readonly type: string; readonly status: number }>

/** Status and body; nothing stands beside the message that could say more of an account. */
export function toWireError({ kind, message }: ServiceError): { readonly status: number; readonly body: object } {
  const { type, status } = wireErrors[kind]
  return { status, body: { __type: type, message } }
}
