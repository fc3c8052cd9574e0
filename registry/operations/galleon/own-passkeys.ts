import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { newDeviceId } from '#registry/operations/iam/new-ids.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import { callerAsOwner } from './own-sessions.ts'

/**
 * Whose passkeys are meant: those of the user or root user who asks.
 * @throws ServiceError `access-denied` for a role or federated user, who have none.
 */
export function passkeyOwner(caller: Caller): IdentityOwner {
  return callerAsOwner(caller, 'Only users and the root user have passkeys.')
}

/** Of a challenge that a new passkey answers: it is good for who asked, with the credentials that they asked with. */
export function registrationPurpose(caller: Caller): string {
  return `register for ${accountPrincipal(caller).accessKeyId}`
}

/** What IAM calls a new passkey. @see IAM API reference, ListMFADevices, whose sample has one. */
export function newSerialNumber(name: string, caller: Caller): string {
  const principal = accountPrincipal(caller)
  const owner = principal.type === 'user' ? `user/${principal.userName}` : 'root'
  return `arn:aws:iam::${principal.accountId}:u2f/${owner}/${name}-${newDeviceId()}`
}
