import { z } from 'zod'
import { defineOperation, signedIn } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { ownSessionId, sessionOwner } from './own-sessions.ts'

export interface ConsoleSessionAnswer {
  readonly sessionId: string
  /** True of the one that asks. */
  readonly current: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly mfaAuthenticated: boolean
  /** Of the sign-in. */
  readonly sourceIpAddress: string
  readonly userAgent: string
  readonly lastUsedAt: Date
  readonly lastSourceIpAddress: string
}

/** Where the caller is signed in on the pages, the newest first. No policy can deny that: they are the caller's own. */
export const listConsoleSessions = defineOperation({
  name: 'ListConsoleSessions',
  service: 'galleon',
  action: signedIn,
  readOnly: true,
  input: z.object({ nextToken: z.string().min(1).max(4096).optional(), maxResults: z.int().min(1).max(100).optional() }),
  resource: () => ({ type: 'any' }),
  async run(request, caller, context): Promise<{ readonly sessions: readonly ConsoleSessionAnswer[]; readonly nextToken?: string }> {
    const owner = sessionOwner(caller)
    const scope = { operation: 'ListConsoleSessions', registryId: owner.accountId, query: owner.userId ?? null }
    const page = await context.consoleSessions.list(owner, context.clock(), toPageRequest(request, scope, context))
    const own = ownSessionId(caller)
    const sessions = page.items.map((session) => ({
      sessionId: session.id,
      current: session.id === own,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      mfaAuthenticated: session.mfa,
      sourceIpAddress: session.sourceIp,
      userAgent: session.userAgent,
      lastUsedAt: session.lastUsedAt,
      lastSourceIpAddress: session.lastSourceIp,
    }))
    return { sessions, ...nextTokenOf(page, scope, context) }
  },
})
