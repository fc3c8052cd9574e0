import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { iamLimits } from '#registry/operations/iam/iam-limits.ts'
import { verifyMfaCode } from '#registry/operations/iam/verify-mfa-code.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'
import { recordFailure } from './finish-sign-in.ts'
import { limitAttempts } from './limit-attempts.ts'
import type { PasskeyProof } from './passkey-response.ts'
import { owesMfa, type Proven } from './ticket.ts'
import { secondStepPurpose, verifyPasskey } from './verify-passkey.ts'

/** What somebody shows after the password, one or neither. */
export interface MfaShown {
  readonly ticket: string
  /** Six digits. */
  readonly mfaCode?: string | undefined
  readonly passkey?: PasskeyProof | undefined
}

/**
 * The same with what was shown, or as it was when nothing was, or nothing is owed.
 * @throws ServiceError `invalid-authentication-code`, `rate-exceeded`.
 */
export async function proveMfa(proven: Proven, { ticket, mfaCode, passkey }: MfaShown, caller: Caller, context: Context): Promise<Proven> {
  if (!owesMfa(proven)) return proven
  const { identity } = proven
  const at = context.clock()
  if (passkey !== undefined) {
    const serialNumber = await findPasskey(identity, passkey, ticket, caller, context)
    if (serialNumber !== undefined) return { ...proven, mfa: { at, serialNumber } }
    throw wrong(identity, 'This passkey is none of yours here, or did not answer as it should. Try another one.', caller, context)
  }
  if (mfaCode === undefined) return proven
  const serialNumber = await findCodeDevice(identity, mfaCode, at, context)
  if (serialNumber !== undefined) return { ...proven, mfa: { at, serialNumber } }
  throw wrong(identity, 'The code is wrong, was used before, or too many were tried. Try the next one.', caller, context)
}

function wrong(identity: SignInIdentity, message: string, caller: Caller, context: Context): ServiceError {
  recordFailure(identity, true, caller, context)
  return new ServiceError('invalid-authentication-code', message)
}

/** Serial number of the passkey that answered; undefined when it is none of theirs. */
async function findPasskey(
  identity: SignInIdentity,
  proof: PasskeyProof,
  ticket: string,
  { request }: Caller,
  context: Context,
): Promise<string | undefined> {
  const owner = ownerOf(identity)
  const giveBack = await limitAttempts('passkey', `${owner.accountId} ${owner.userId ?? 'root'}`, request, context)
  const passkey = await verifyPasskey({ proof, purpose: secondStepPurpose(ticket), owner }, context)
  if (passkey) await giveBack()
  return passkey?.serialNumber
}

/** Serial number of the device that shows this code; undefined when none of theirs does. */
async function findCodeDevice(identity: SignInIdentity, code: string, at: Date, context: Context): Promise<string | undefined> {
  const { items } = await context.users.mfaDevices.listOf(ownerOf(identity), { limit: iamLimits.MFADevicesPerUser })
  for (const { serialNumber } of items) {
    if (await verifyMfaCode({ serialNumber, code, at }, asPrincipal(identity), context)) return serialNumber
  }
  return undefined
}

/** Whose devices are asked for. */
export function ownerOf({ accountId, user }: SignInIdentity): IdentityOwner {
  return { accountId, ...(user ? { userId: user.id } : {}) }
}

// Of the caller to be, who has no key yet.
function asPrincipal({ accountId, user }: SignInIdentity): AccountPrincipal {
  const common = { accountId, accessKeyId: '' }
  return user ? { type: 'user', ...common, userId: user.id, userName: user.name, path: user.path, tags: {} } : { type: 'root', ...common }
}
