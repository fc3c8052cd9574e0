import { createHash } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import type { Passkey } from '#registry/stores/passkeys.ts'
import { spendChallenge } from './passkey-challenge.ts'
import { isHandleOf } from './passkey-owner.ts'
import type { PasskeyProof } from './passkey-response.ts'
import { requireRelyingParty } from './relying-party.ts'
import { readSignCount } from './webauthn.ts'

/** Of a challenge for whoever comes with a passkey and nothing else. */
export const firstStepPurpose = 'sign-in'

/** Of a challenge for whose password was right: it is good with this ticket only. */
export function secondStepPurpose(ticket: string): string {
  return `sign-in ${createHash('sha256').update(ticket).digest('base64url')}`
}

export interface PasskeyUse {
  readonly proof: PasskeyProof
  readonly purpose: string
  /**
   * Whose it must be. Undefined: it says itself whose it is, and is all that is shown, so the authenticator must have
   * checked finger, face or PIN.
   */
  readonly owner?: IdentityOwner
}

/**
 * The passkey that gave this answer; undefined for a wrong one, one of somebody else, and one of a copied authenticator.
 * The challenge is used up either way. Not for use in a transaction.
 * @throws ServiceError `invalid-authentication-code` for a challenge that is no good any more; `unsupported`.
 */
export async function verifyPasskey(
  { proof: { challenge: sealed, response }, purpose, owner }: PasskeyUse,
  context: Pick<Context, 'config' | 'secrets' | 'clock' | 'users' | 'log'>,
): Promise<Passkey | undefined> {
  const party = requireRelyingParty(context)
  const challenge = await spendChallenge(sealed, purpose, context)
  const passkey = await context.users.passkeys.findByCredentialId(response.id)
  if (!passkey || !isFor(passkey, owner, response.response.userHandle ?? undefined)) return undefined
  const signCount = await readSignCount(response, { party, challenge, passkey, verifiedUser: owner === undefined }, context)
  if (signCount === undefined) return undefined
  if (await context.users.passkeys.takeSignCount(passkey.serialNumber, signCount)) return passkey
  context.log.warn({ serialNumber: passkey.serialNumber }, 'a passkey has signed less often than before: there may be a copy of it')
  return undefined
}

function isFor(passkey: Passkey, owner: IdentityOwner | undefined, handle: string | undefined): boolean {
  if (handle !== undefined && !isHandleOf(passkey.owner, handle)) return false
  // Without an owner it is the handle by which the authenticator says whose it is.
  if (!owner) return handle !== undefined
  return passkey.owner.accountId === owner.accountId && passkey.owner.userId === owner.userId
}
