import { z } from 'zod'
import { defineOperation, signedIn } from '#registry/operations/operation.ts'
import { ownSessionId, sessionOwner } from './own-sessions.ts'

/** Signs the caller out everywhere, but where it asks from if it wishes to stay. Answers in how many places. */
export const endAllConsoleSessions = defineOperation({
  name: 'EndAllConsoleSessions',
  service: 'galleon',
  action: signedIn,
  readOnly: false,
  input: z.object({ keepCurrent: z.boolean().default(false) }),
  resource: () => ({ type: 'any' }),
  async run({ keepCurrent }, caller, { consoleSessions }): Promise<{ readonly endedSessions: number }> {
    const kept = keepCurrent ? ownSessionId(caller) : undefined
    return { endedSessions: await consoleSessions.endAll(sessionOwner(caller), kept) }
  },
})
