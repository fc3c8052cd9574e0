import { ServiceError } from '#registry/domain/service-error.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'

/** Whether a password must be changed before there is a session: it was given, or its time is over. */
export function mustChangePassword(identity: SignInIdentity, now: Date): boolean {
  return identity.resetRequired || isExpired(identity, now)
}

/** @throws ServiceError `access-denied` for a password whose time is over, where only an administrator may replace it. */
export function refuseHardExpired(identity: SignInIdentity, now: Date): void {
  if (!identity.hardExpiry || !isExpired(identity, now)) return
  throw new ServiceError('access-denied', 'Your password has expired. Ask an administrator of your account for another one.')
}

/** Somebody with a new password. */
export function withNewPassword({ passwordExpiresAt: _, ...identity }: SignInIdentity): SignInIdentity {
  return { ...identity, resetRequired: false }
}

function isExpired({ passwordExpiresAt }: SignInIdentity, now: Date): boolean {
  return passwordExpiresAt !== undefined && passwordExpiresAt <= now
}
