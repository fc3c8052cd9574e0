import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { readInstance } from '#lib/backend/instance.ts'
import {
  type ConsoleSession,
  consoleSession,
  type PendingOpenId,
  type PendingSignIn,
  pendingOpenId,
  pendingSignIn,
} from './console-session.ts'
import { openSealed, seal } from './seal.ts'

export const sessionCookie = 'galleon-session'
export const pendingCookie = 'galleon-sign-in'
const pendingSeconds = 600

/** Who is signed in, as their browser says; undefined for nobody. Whether the session still lives the backend knows. */
export const readSession = cache(
  async (): Promise<ConsoleSession | undefined> => openSealed((await cookies()).get(sessionCookie)?.value, sessionCookie, consoleSession),
)

/** In a server action or route only. */
export async function writeSession(session: ConsoleSession): Promise<void> {
  const expires = new Date(session.expiresAt)
  ;(await cookies()).set(sessionCookie, await seal(session, sessionCookie, expires), { ...ownOnly(), expires })
}

/** In a server action or route only. */
export async function forgetSession(): Promise<void> {
  ;(await cookies()).set(sessionCookie, '', { ...ownOnly(), maxAge: 0 })
}

/** Who has begun to sign in and owes a step; undefined for nobody, or when it took too long. */
export const readPendingSignIn = cache(
  async (): Promise<PendingSignIn | undefined> => openSealed((await cookies()).get(pendingCookie)?.value, pendingCookie, pendingSignIn),
)

/** In a server action or route only. */
export async function writePendingSignIn(pending: PendingSignIn): Promise<void> {
  const expires = new Date(Date.now() + pendingSeconds * 1000)
  ;(await cookies()).set(pendingCookie, await seal(pending, pendingCookie, expires), { ...ownOnly(), expires })
}

/** In a server action or route only. */
export async function forgetPendingSignIn(): Promise<void> {
  ;(await cookies()).set(pendingCookie, '', { ...ownOnly(), maxAge: 0 })
}

/** Who was sent to sign in elsewhere and comes back with this `state`; undefined for nobody, or when it took too long. */
export async function readPendingOpenId(state: string): Promise<PendingOpenId | undefined> {
  const name = openIdCookie(state)
  return openSealed((await cookies()).get(name)?.value, name, pendingOpenId)
}

/** In a server action or route only; undefined forgets it. */
export async function writePendingOpenId(state: string, pending: PendingOpenId | undefined): Promise<void> {
  const name = openIdCookie(state)
  const expires = new Date(pending ? Date.now() + pendingSeconds * 1000 : 0)
  ;(await cookies()).set(name, pending ? await seal(pending, name, expires) : '', { ...ownOnly(), expires })
}

// Of each that was sent away: in two tabs there are two.
function openIdCookie(state: string): string {
  return `galleon-openid-${createHash('sha256').update(state).digest('base64url').slice(0, 16)}`
}

/** No script reads it, and no other site's form sends it. */
function ownOnly() {
  return { httpOnly: true, sameSite: 'lax', secure: readInstance().origin.startsWith('https:'), path: '/' } as const
}
