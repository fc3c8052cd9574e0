import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { checkQuota } from '#registry/operations/iam/iam-limits.ts'
import { userResource } from '#registry/operations/iam/target-user.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { spendChallenge } from '#registry/operations/signin/passkey-challenge.ts'
import { registrationResponse } from '#registry/operations/signin/passkey-response.ts'
import { requireRelyingParty } from '#registry/operations/signin/relying-party.ts'
import { readNewCredential } from '#registry/operations/signin/webauthn.ts'
import { newSerialNumber, passkeyOwner, registrationPurpose } from './own-passkeys.ts'

const input = z.object({
  /** As names of other devices. */
  name: z
    .string()
    .min(1)
    .max(64, { abort: true })
    .regex(/^[\w+=,.@-]+$/),
  challenge: z.string().min(1).max(2000),
  response: registrationResponse,
})

/**
 * Gives who asks the passkey that an authenticator has made: an MFA device from now on, which ListMFADevices lists and
 * DeactivateMFADevice takes away.
 * @throws ServiceError `invalid-authentication-code` for a wrong answer and for a challenge that is no good any more;
 * `entity-already-exists`, `entity-limit-exceeded`, `access-denied`, `unsupported`.
 */
export const finishPasskeyRegistration = defineOperation({
  name: 'FinishPasskeyRegistration',
  service: 'galleon',
  action: 'iam:EnableMFADevice',
  readOnly: false,
  input,
  // The rest is keys and noise.
  event: { requestParameters: ({ name }) => ({ name }) },
  resource(_request, caller, context) {
    passkeyOwner(caller)
    return userResource({}, caller, context)
  },
  async prepare({ challenge: sealed, response }, caller, context) {
    const party = requireRelyingParty(context)
    const challenge = await spendChallenge(sealed, registrationPurpose(caller), context)
    const credential = await readNewCredential(response, { party, challenge }, context)
    if (credential) return credential
    throw new ServiceError('invalid-authentication-code', `The passkey was not made for ${party.origin}, or did not answer as it should.`)
  },
  async run({ name }, caller, { users, clock }, credential): Promise<{ readonly serialNumber: string }> {
    const owner = passkeyOwner(caller)
    await users.hold(owner.accountId)
    checkQuota('MFADevicesPerUser', await users.mfaDevices.countOf(owner))
    const serialNumber = newSerialNumber(name, caller)
    await users.passkeys.create({ serialNumber, owner, ...credential }, clock())
    return { serialNumber }
  },
})
