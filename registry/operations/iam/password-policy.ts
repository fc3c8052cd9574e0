import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { PasswordPolicy } from '#registry/stores/password-policies.ts'

/** How many passwords of a user can be remembered at all. */
export const reusePreventionMax = 24

/** Of an account that has no policy of its own. */
export const installationPolicy: PasswordPolicy = {
  minimumLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: false,
  hardExpiry: false,
}

/** A password as the API model has it; {@link checkPassword} asks for more of a new one. */
export const password = z
  .string()
  .min(1)
  .max(128, { abort: true })
  .regex(/^[\t\n\r\x20-\xff]+$/)

/** @throws ServiceError `password-policy-violation` that names every rule that is broken. */
export function checkPassword(policy: PasswordPolicy, newPassword: string, userName: string): void {
  if (newPassword.toLowerCase() === userName.toLowerCase()) throw violation('Password should not be the name of the user')
  const missing = [
    newPassword.length < policy.minimumLength && `a minimum length of ${policy.minimumLength}`,
    policy.requireUppercase && !/[A-Z]/.test(newPassword) && 'at least one uppercase letter',
    policy.requireLowercase && !/[a-z]/.test(newPassword) && 'at least one lowercase letter',
    policy.requireNumbers && !/[0-9]/.test(newPassword) && 'at least one number',
    policy.requireSymbols &&
      !/[!@#$%^&*()_+\-=[\]{}|']/.test(newPassword) &&
      "at least one symbol of ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '",
  ].filter((rule) => rule !== false)
  if (missing.length > 0) throw violation(`Password should have ${missing.join(' and ')}`)
}

export function violation(message: string): ServiceError {
  return new ServiceError('password-policy-violation', message)
}
