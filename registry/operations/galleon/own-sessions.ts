import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'

/**
 * Whose console sessions are meant: those of the user or root user who asks.
 * @throws ServiceError `access-denied` for a role or federated user, who have none.
 */
export function sessionOwner(caller: Caller): IdentityOwner {
  return callerAsOwner(caller, 'Only users and the root user have console sessions.')
}

/** What is the caller's own. @throws ServiceError `access-denied` with `refusal` for a role or federated user. */
export function callerAsOwner(caller: Caller, refusal: string): IdentityOwner {
  const principal = accountPrincipal(caller)
  const { accountId } = principal
  if (principal.type === 'root') return { accountId }
  if (principal.type === 'user') return { accountId, userId: principal.userId }
  throw new ServiceError('access-denied', refusal)
}

/** The console session that a caller asks with; undefined for one who asks with keys. */
export function ownSessionId(caller: Caller): string | undefined {
  const { session, accessKeyId } = accountPrincipal(caller)
  return session?.console ? accessKeyId : undefined
}
