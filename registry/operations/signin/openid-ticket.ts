import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { PendingAuthorization } from '#registry/stores/identity-provider.ts'
import { openTicket, sealTicket } from './sealed-ticket.ts'

const lifeSeconds = 600
const contents = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() })

/** Goes with who is sent to the provider. */
export function issueOpenIdTicket(pending: PendingAuthorization, context: Pick<Context, 'secrets' | 'clock'>): string {
  return sealTicket('openid', pending, lifeSeconds, context)
}

/** @throws ServiceError `token-expired` when it is none or too old. */
export function readOpenIdTicket(text: string, context: Pick<Context, 'secrets' | 'clock'>): PendingAuthorization {
  const pending = openTicket(text, 'openid', contents, context)
  if (pending) return pending
  throw new ServiceError('token-expired', 'This sign-in took too long. Begin again.')
}
