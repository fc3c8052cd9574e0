import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'
import { openTicket, sealTicket } from './sealed-ticket.ts'

const lifeSeconds = 600

const contents = z.object({
  accountId: z.string(),
  userId: z.string().optional(),
  /** Of the password that was right: a ticket dies with it. */
  password: z.string(),
  /** When a one-time code was given, or a passkey used, and of which device. */
  mfa: z.object({ at: z.iso.datetime(), serialNumber: z.string() }).optional(),
})

/** What was shown of oneself so far. */
export interface Proven {
  readonly identity: SignInIdentity
  /** When a one-time code was given, or a passkey used, and of which device. */
  readonly mfa?: { readonly at: Date; readonly serialNumber: string }
}

/** Whether a password alone is not enough for them, and is all that they have shown. */
export function owesMfa({ identity, mfa }: Proven): boolean {
  return identity.mfaWays.length > 0 && mfa === undefined
}

/** Lets somebody whose password was right go on with the next step. Sealed: it tells nobody anything. */
export function issueTicket({ identity, mfa }: Proven, context: Pick<Context, 'secrets' | 'clock'>): string {
  const ticket: z.output<typeof contents> = {
    accountId: identity.accountId,
    ...(identity.user ? { userId: identity.user.id } : {}),
    password: fingerprint(identity),
    ...(mfa ? { mfa: { ...mfa, at: mfa.at.toISOString() } } : {}),
  }
  return sealTicket('sign-in', ticket, lifeSeconds, context)
}

/** @throws ServiceError `token-expired` when it is none, too old, or of somebody who cannot sign in with that password any more. */
export async function readTicket(text: string, context: Pick<Context, 'secrets' | 'clock' | 'signIns'>): Promise<Proven> {
  const ticket = openTicket(text, 'sign-in', contents, context)
  if (!ticket) throw stale()
  const identity = await context.signIns.find(ticket.accountId, ticket.userId)
  if (!identity || identity.suspended || fingerprint(identity) !== ticket.password) throw stale()
  return { identity, ...(ticket.mfa ? { mfa: { ...ticket.mfa, at: new Date(ticket.mfa.at) } } : {}) }
}

function fingerprint({ passwordHash = '' }: SignInIdentity): string {
  return createHash('sha256').update(passwordHash).digest('base64url')
}

function stale(): ServiceError {
  return new ServiceError('token-expired', 'This sign-in took too long, or something changed meanwhile. Begin again.')
}
