import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { iamLimits } from '#registry/operations/iam/iam-limits.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { issueChallenge } from './passkey-challenge.ts'
import { ownerOf } from './prove-mfa.ts'
import { requireRelyingParty } from './relying-party.ts'
import { readTicket } from './ticket.ts'
import { firstStepPurpose, secondStepPurpose } from './verify-passkey.ts'
import { type RequestOptions, requestOptions } from './webauthn.ts'

export interface PasskeySignInRequest {
  /** For `navigator.credentials.get`, as JSON. */
  readonly options: RequestOptions
  /** Goes back with the answer, to ContinueSignIn or SignInWithPasskey: within five minutes, and once. */
  readonly challenge: string
}

/**
 * What to ask an authenticator for. With the ticket of a right password it names the passkeys of who signs in; without one it
 * names nobody's, and is the same for everybody.
 * @throws ServiceError `token-expired`; `unsupported` where browsers refuse passkeys.
 */
export const beginPasskeySignIn = defineOperation({
  name: 'BeginPasskeySignIn',
  service: 'signin',
  action: publicAct,
  readOnly: true,
  input: z.object({ ticket: z.string().min(1).max(2000).optional() }),
  resource: () => ({ type: 'any' }),
  async run({ ticket }, _caller, context): Promise<PasskeySignInRequest> {
    const party = requireRelyingParty(context)
    const known = ticket === undefined ? undefined : await passkeysFor(ticket, context)
    const { challenge, sealed } = issueChallenge(ticket === undefined ? firstStepPurpose : secondStepPurpose(ticket), context)
    return { options: await requestOptions({ party, challenge, known }), challenge: sealed }
  },
})

async function passkeysFor(ticket: string, context: Context) {
  const { identity } = await readTicket(ticket, context)
  return context.users.passkeys.listOf(ownerOf(identity), iamLimits.MFADevicesPerUser)
}
