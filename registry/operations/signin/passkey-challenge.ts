import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { openTicket, sealTicket } from './sealed-ticket.ts'

/** How long a person may take to find the authenticator and unlock it. */
export const challengeSeconds = 300

const challengeBytes = 32
const contents = z.object({ challenge: z.string(), purpose: z.string() })

export interface PasskeyChallenge {
  /** What the authenticator signs, in base64url. */
  readonly challenge: string
  /** Comes back with the answer: what is asked is nowhere stored before somebody answers it. */
  readonly sealed: string
}

/** @param purpose For what the answer will be good, and for whom, such as an open session: nowhere else is it taken. */
export function issueChallenge(purpose: string, context: Pick<Context, 'secrets' | 'clock'>): PasskeyChallenge {
  const challenge = randomBytes(challengeBytes).toString('base64url')
  return { challenge, sealed: sealTicket('passkey', { challenge, purpose }, challengeSeconds, context) }
}

/**
 * What the answer must have signed. Whoever asks for it has used it up, whether the answer is right or wrong. Not for use
 * in a transaction, which would forget that when it is undone.
 * @throws ServiceError `invalid-authentication-code` for one that is too old, was answered before, or had another purpose.
 */
export async function spendChallenge(
  sealed: string,
  purpose: string,
  context: Pick<Context, 'secrets' | 'clock' | 'users'>,
): Promise<string> {
  const ticket = openTicket(sealed, 'passkey', contents, context)
  // Not before this one is too old, too.
  const expiresAt = new Date(context.clock().getTime() + challengeSeconds * 1000)
  if (ticket?.purpose === purpose && (await context.users.passkeys.spendChallenge(ticket.challenge, expiresAt))) return ticket.challenge
  throw new ServiceError('invalid-authentication-code', 'This took too long, or was tried once before. Try again with the passkey.')
}
