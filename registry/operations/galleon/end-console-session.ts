import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, signedIn } from '#registry/operations/operation.ts'
import { sessionOwner } from './own-sessions.ts'

/** Signs the caller out in one place. @throws ServiceError `no-such-resource` for a session that is over or not the caller's. */
export const endConsoleSession = defineOperation({
  name: 'EndConsoleSession',
  service: 'galleon',
  action: signedIn,
  readOnly: false,
  input: z.object({ sessionId: z.string().regex(/^ASIA[A-Z2-7]{16}$/) }),
  resource: () => ({ type: 'any' }),
  async run({ sessionId }, caller, { consoleSessions }): Promise<object> {
    const { type, accountId, accessKeyId } = accountPrincipal(caller)
    // Who signed in elsewhere acts as a role, and has this session alone.
    const isOwnRole = type === 'assumed-role' && sessionId === accessKeyId
    const ended = isOwnRole ? consoleSessions.endRole(accountId, sessionId) : consoleSessions.end(sessionOwner(caller), sessionId)
    if (!(await ended)) {
      throw new ServiceError('no-such-resource', 'You have no such session, or it has ended already.')
    }
    return {}
  },
})
