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
export const openIdCookie = 'galleon-openid'
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

/** Who was sent to sign in elsewhere and comes back; undefined for nobody, or when it took too long. */
export async function readPendingOpenId(): Promise<PendingOpenId | undefined> {
  return openSealed((await cookies()).get(openIdCookie)?.value, openIdCookie, pendingOpenId)
}

/** In a server action or route only; undefined forgets it. */
export async function writePendingOpenId(pending: PendingOpenId | undefined): Promise<void> {
  const expires = new Date(pending ? Date.now() + pendingSeconds * 1000 : 0)
  const sealed = pending ? await seal(pending, openIdCookie, expires) : ''
  ;(await cookies()).set(openIdCookie, sealed, { ...ownOnly(), expires })
}

/** No script reads it, and no other site's form sends it. */
function ownOnly() {
  return { httpOnly: true, sameSite: 'lax', secure: readInstance().origin.startsWith('https:'), path: '/' } as const
}
