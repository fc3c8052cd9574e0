import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'

const charsMin = 8

/** A password as the API model has it; {@link checkPassword} asks for more of a new one. */
export const password = z
  .string()
  .min(1)
  .max(128, { abort: true })
  .regex(/^[\t\n\r\x20-\xff]+$/)

/** @throws ServiceError `password-policy-violation` for less than eight characters, and for the name of the user. */
export function checkPassword(newPassword: string, userName: string): void {
  if (newPassword.length < charsMin) throw violation(`Password should have a minimum length of ${charsMin}`)
  if (newPassword.toLowerCase() === userName.toLowerCase()) throw violation('Password should not be the name of the user')
}

function violation(message: string): ServiceError {
  return new ServiceError('password-policy-violation', message)
}
