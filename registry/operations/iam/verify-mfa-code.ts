import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { stepOfCode } from './one-time-codes.ts'

export interface MfaProof {
  /** The ARN of a device. */
  readonly serialNumber: string
  /** Six digits. */
  readonly code: string
  readonly at: Date
}

/**
 * Whether the code is right for a device of the user or root user who asks, and was not taken before: each is good once.
 * Ten tries may come at once and one each half minute, right or wrong, since a stranger could else guess a million codes in minutes.
 * Call it in `prepare`: in a transaction that is undone, the try would be forgotten.
 */
export async function verifyMfaCode(
  { serialNumber, code, at }: MfaProof,
  principal: AccountPrincipal,
  { users, secrets }: Pick<Context, 'users' | 'secrets'>,
): Promise<boolean> {
  if (principal.type !== 'user' && principal.type !== 'root') return false
  const device = await users.mfaDevices.find(principal.accountId, serialNumber)
  const userId = principal.type === 'user' ? principal.userId : undefined
  if (!device?.enabledAt || device.user?.id !== userId) return false
  if (!(await users.mfaDevices.mayTry(serialNumber, at))) return false
  const step = stepOfCode(secrets.open(device.seedCiphertext), code, at)
  return step !== undefined && (await users.mfaDevices.takeStep(serialNumber, step))
}
