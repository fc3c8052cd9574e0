import { z } from 'zod'
import type { CallGalleon } from './call-galleon.ts'
import { wireTime } from './wire-time.ts'

const session = z.object({
  sessionId: z.string(),
  current: z.boolean(),
  createdAt: wireTime,
  expiresAt: wireTime,
  mfaAuthenticated: z.boolean(),
  sourceIpAddress: z.string(),
  userAgent: z.string(),
  lastUsedAt: wireTime,
  lastSourceIpAddress: z.string(),
})
export type ListedSession = z.output<typeof session>

const listed = z.object({ sessions: z.array(session), nextToken: z.string().optional() })
const ended = z.object({ endedSessions: z.number() })

const sessionsPerPage = 25

/** Where who is signed in is signed in, the newest first. */
export function listSessions(galleon: CallGalleon, nextToken: string | undefined) {
  return galleon('ListConsoleSessions', { maxResults: sessionsPerPage, ...(nextToken ? { nextToken } : {}) }, listed)
}

export function endSession(galleon: CallGalleon, sessionId: string) {
  return galleon('EndConsoleSession', { sessionId })
}

/** All but the one that asks. Answers how many. */
export async function endOtherSessions(galleon: CallGalleon): Promise<number> {
  return (await galleon('EndAllConsoleSessions', { keepCurrent: true }, ended)).endedSessions
}
