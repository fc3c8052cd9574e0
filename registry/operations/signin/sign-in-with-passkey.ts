import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { finishSignIn, recordFailure, type SignInAnswer } from './finish-sign-in.ts'
import { limitAttempts } from './limit-attempts.ts'
import { passkeyProof } from './passkey-response.ts'
import { firstStepPurpose, verifyPasskey } from './verify-passkey.ts'

/**
 * Somebody signs in with a passkey and nothing else: the authenticator, and the finger, face or PIN that it checks, are two
 * things already. The answer is a session, or the step of a new password. A passkey that nobody has, a wrong answer, an owner
 * without a password and a suspended account hear the same.
 * @throws ServiceError `access-denied`, `invalid-authentication-code` for a challenge that is no good any more,
 * `rate-exceeded`, `unsupported`.
 */
export const signInWithPasskey = defineOperation({
  name: 'SignInWithPasskey',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: passkeyProof,
  resource: () => ({ type: 'any' }),
  async run(proof, caller, context): Promise<SignInAnswer> {
    const giveBack = await limitAttempts('passkey', proof.response.id, caller.request, context)
    const passkey = await verifyPasskey({ proof, purpose: firstStepPurpose }, context)
    const identity = await identityOf(proof.response.id, context)
    // Who has no password may not use the console: a passkey does not change that.
    if (!identity || !passkey || identity.passwordHash === undefined || identity.suspended) {
      if (identity) recordFailure(identity, true, caller, context)
      throw new ServiceError('access-denied', 'This passkey is not known here, or did not answer as it should. Sign in another way.')
    }
    await giveBack()
    return finishSignIn({ identity, mfa: { at: context.clock(), serialNumber: passkey.serialNumber } }, caller, context)
  },
})

async function identityOf(credentialId: string, { users, signIns }: Pick<Context, 'users' | 'signIns'>) {
  const passkey = await users.passkeys.findByCredentialId(credentialId)
  return passkey && signIns.find(passkey.owner.accountId, passkey.owner.userId)
}
