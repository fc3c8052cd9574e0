import { headers } from 'next/headers'
import { visitorHeaders } from '#lib/backend/visitor-headers.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { createConsoleClients } from './clients.ts'
import { refusalOf } from './refusal.ts'
import { endSession } from './sessions.ts'

/**
 * Whoever signs in as somebody else, or again, leaves no session behind that only the list of sessions would know. In a
 * server action or route only, once the visitor has signed in: it asks nobody where it was sent from.
 */
export async function endSessionBefore(): Promise<void> {
  const session = await readSession()
  if (!session) return
  const { galleon } = createConsoleClients(session.credentials, visitorHeaders(await headers()))
  try {
    await endSession(galleon, session.credentials.accessKeyId)
  } catch (error) {
    // One that is over already is as good.
    refusalOf(error)
  }
}
