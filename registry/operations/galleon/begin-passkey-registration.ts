import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { checkQuota, iamLimits } from '#registry/operations/iam/iam-limits.ts'
import { userResource } from '#registry/operations/iam/target-user.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { issueChallenge } from '#registry/operations/signin/passkey-challenge.ts'
import { userHandle } from '#registry/operations/signin/passkey-owner.ts'
import { requireRelyingParty } from '#registry/operations/signin/relying-party.ts'
import { type CreationOptions, creationOptions } from '#registry/operations/signin/webauthn.ts'
import { confirmOwnPassword } from './confirm-own-password.ts'
import { passkeyOwner, registrationPurpose } from './own-passkeys.ts'

export interface PasskeyRegistrationRequest {
  /** For `navigator.credentials.create`, as JSON. */
  readonly options: CreationOptions
  /** Goes back with the answer, to FinishPasskeyRegistration: within five minutes, once, and with the same credentials. */
  readonly challenge: string
}

/**
 * What to ask an authenticator for, so that it makes a passkey for who asks. They give their password once more, as who has
 * a passkey may sign in without one: an open console or a found key is not enough to come back for good.
 * @throws ServiceError `access-denied` for a wrong password, for a role, and for a user without a password;
 * `entity-limit-exceeded`, `rate-exceeded`; `unsupported` where browsers refuse passkeys.
 */
export const beginPasskeyRegistration = defineOperation({
  name: 'BeginPasskeyRegistration',
  service: 'galleon',
  action: 'iam:EnableMFADevice',
  readOnly: true,
  input: z.object({ password: z.string().min(1).max(limits.passwordCharsMax) }),
  resource(_request, caller, context) {
    passkeyOwner(caller)
    return userResource({}, caller, context)
  },
  async prepare({ password }, caller, context) {
    if (await confirmOwnPassword(password, passkeyOwner(caller), caller, context)) return
    throw new ServiceError('access-denied', 'The password was incorrect.')
  },
  async run(_request, caller, context): Promise<PasskeyRegistrationRequest> {
    const party = requireRelyingParty(context)
    const owner = passkeyOwner(caller)
    checkQuota('MFADevicesPerUser', await context.users.mfaDevices.countOf(owner))
    const { challenge, sealed } = issueChallenge(registrationPurpose(caller), context)
    const known = await context.users.passkeys.listOf(owner, iamLimits.MFADevicesPerUser)
    const user = { handle: userHandle(owner), ...(await namesOf(caller, context)) }
    return { options: await creationOptions({ party, challenge, user, known }), challenge: sealed }
  },
})

/** By which people tell their passkeys apart when an authenticator shows them. */
async function namesOf({ principal }: Caller, { accounts }: Pick<Context, 'accounts'>) {
  if (principal.type === 'user') return { name: `${principal.userName} (${principal.accountId})`, displayName: principal.userName }
  const account = principal.type === 'anonymous' ? undefined : await accounts.find(principal.accountId)
  return { name: account?.email ?? '', displayName: account?.name ?? '' }
}
