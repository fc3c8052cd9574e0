import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { PendingAuthorization } from '#registry/stores/identity-provider.ts'

const lifeSeconds = 600

const contents = z.object({
  purpose: z.literal('openid'),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  expiresAt: z.iso.datetime(),
})

/** Goes with who is sent to the provider. Sealed: neither they nor the provider can read it. */
export function issueOpenIdTicket(pending: PendingAuthorization, { secrets, clock }: Pick<Context, 'secrets' | 'clock'>): string {
  const expiresAt = new Date(clock().getTime() + lifeSeconds * 1000).toISOString()
  return Buffer.from(secrets.seal(JSON.stringify({ purpose: 'openid', ...pending, expiresAt }))).toString('base64url')
}

/** @throws ServiceError `token-expired` when it is none or too old. */
export function readOpenIdTicket(text: string, { secrets, clock }: Pick<Context, 'secrets' | 'clock'>): PendingAuthorization {
  const ticket = open(text, secrets)
  if (ticket && new Date(ticket.expiresAt) > clock()) return ticket
  throw new ServiceError('token-expired', 'This sign-in took too long. Begin again.')
}

function open(text: string, secrets: Context['secrets']): z.output<typeof contents> | undefined {
  try {
    return contents.parse(JSON.parse(secrets.open(Buffer.from(text, 'base64url'))))
  } catch {
    return undefined
  }
}
