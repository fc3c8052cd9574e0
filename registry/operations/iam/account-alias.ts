import { z } from 'zod'

/** Of an account in the sign-in address of its users: letters, digits and single dashes between them. */
export const accountAlias = z
  .string()
  .min(3)
  .max(63, { abort: true })
  .regex(/^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/)
