import { createHash, timingSafeEqual } from 'node:crypto'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'

/**
 * By which authenticators know whose a passkey is: always the same for one user, and nothing that can be read.
 * @see Web Authentication Level 3, section 14.6.1.
 */
export function userHandle({ accountId, userId }: IdentityOwner): Uint8Array {
  return createHash('sha256')
    .update(`galleon passkey of ${accountId} ${userId ?? 'root'}`)
    .digest()
}

/** Whether the authenticator says that it is this owner's. */
export function isHandleOf(owner: IdentityOwner, base64url: string): boolean {
  const given = Buffer.from(base64url, 'base64url')
  const right = userHandle(owner)
  return given.length === right.length && timingSafeEqual(given, right)
}
