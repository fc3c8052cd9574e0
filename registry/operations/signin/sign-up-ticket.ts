import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { openTicket, sealTicket } from './sealed-ticket.ts'

const lifeSeconds = 24 * 3600
const contents = z.object({ name: z.string(), email: z.string() })

/** An account that somebody wants. */
export type SignUp = Readonly<z.output<typeof contents>>

/** Goes with a mail to the address: nothing is stored until it comes back. */
export function issueSignUpTicket(wanted: SignUp, context: Pick<Context, 'secrets' | 'clock'>): string {
  return sealTicket('sign-up', wanted, lifeSeconds, context)
}

/** @throws ServiceError `token-expired` when it is none or too old. */
export function readSignUpTicket(text: string, context: Pick<Context, 'secrets' | 'clock'>): SignUp {
  const wanted = openTicket(text, 'sign-up', contents, context)
  if (wanted) return wanted
  throw new ServiceError('token-expired', 'This link is too old, or not whole. Sign up again.')
}
