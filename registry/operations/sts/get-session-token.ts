import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { decide } from '#registry/operations/authorize.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, signedIn } from '#registry/operations/operation.ts'
import { mfaInput, verifyMfa } from './mfa.ts'
import { issueCredentials } from './temporary-credentials.ts'

const defaultSeconds = 43_200
const rootSecondsMax = 3600

/**
 * Temporary credentials of the caller's own, with a one-time code if it gives one. They need no permission; a policy may
 * deny them.
 * @throws ServiceError `access-denied` to who has temporary credentials, `invalid-authentication-code`.
 */
export const getSessionToken = defineOperation({
  name: 'GetSessionToken',
  service: 'sts',
  action: signedIn,
  readOnly: false,
  input: z.object({ DurationSeconds: z.int().min(900).max(129_600).default(defaultSeconds), ...mfaInput }),
  resource: () => ({ type: 'any' }),
  // Before the transaction, so that a wrong code counts as a try.
  prepare: (request, caller, context) => verifyMfa(request, accountPrincipal(caller), context),
  async run(request, caller, context, mfaAt) {
    const principal = accountPrincipal(caller)
    if (principal.session || (principal.type !== 'user' && principal.type !== 'root')) {
      throw new ServiceError('access-denied', 'Cannot call GetSessionToken with session credentials')
    }
    const question = { caller, action: 'sts:GetSessionToken', resource: { type: 'any' }, requestConditions: {} } as const
    const { reason } = await decide(question, principal, context)
    if (reason === 'explicit-deny') throw new ServiceError('access-denied', 'GetSessionToken is denied by a policy of the caller')
    const isRoot = principal.type === 'root'
    const lifeSeconds = isRoot ? Math.min(request.DurationSeconds, rootSecondsMax) : request.DurationSeconds
    const who = { accountId: principal.accountId, ...(isRoot ? {} : { userId: principal.userId }) }
    const facts = { ...who, kind: 'SESSION_TOKEN', tags: {}, chained: false, ...(mfaAt ? { mfaAt } : {}) } as const
    return { Credentials: await issueCredentials(facts, lifeSeconds, context) }
  },
})
