import type { EvaluatedPrincipal } from './evaluate.ts'
import type { Principals } from './policy-document.ts'

/**
 * How a statement names a caller. `direct`: its own ARN, or everyone. `behind`: the role or user behind a session, or everyone
 * where the caller is a session. `account`: the account as a whole, which only lets that account's own policies decide.
 */
export type PrincipalMatch = 'direct' | 'behind' | 'account'

/** The closest way in which the caller is named, or undefined. Everyone means everyone who is signed in (user guide, step 9). */
export function matchPrincipal(principals: Principals, caller: EvaluatedPrincipal): PrincipalMatch | undefined {
  if (caller.type === 'anonymous') return undefined
  if (caller.type === 'service') return principals.everyone || principals.services.has(caller.arn) ? 'direct' : undefined
  if (isNamed(principals, caller)) return 'direct'
  if (principals.everyone) return isSession(caller) ? 'behind' : 'direct'
  if (isNamedBehind(principals, caller)) return 'behind'
  return principals.accounts.has(caller.accountId) ? 'account' : undefined
}

/**
 * Whether `NotPrincipal` of a Deny spares the caller. It does when everything that the caller is, is listed: itself, the
 * role or user behind it, and its account; it never spares one with a boundary.
 * @see IAM user guide, "AWS JSON policy elements: NotPrincipal".
 */
export function isSpared(notPrincipals: Principals, caller: EvaluatedPrincipal, hasBoundary: boolean): boolean {
  if (caller.type === 'anonymous') return false
  if (caller.type === 'service') return notPrincipals.everyone || notPrincipals.services.has(caller.arn)
  if (hasBoundary) return false
  if (notPrincipals.everyone) return true
  if (!notPrincipals.accounts.has(caller.accountId) || !isNamed(notPrincipals, caller)) return false
  return !isSession(caller) || isNamedBehind(notPrincipals, caller)
}

/** Acts with temporary credentials of a role or of GetFederationToken. */
export function isSession(caller: EvaluatedPrincipal): boolean {
  return caller.type === 'assumed-role' || caller.type === 'federated-user'
}

/** The root user, or whom it has federated: their account's policies limit them in nothing. */
export function hasRootPermissions({ type, issuerArn }: EvaluatedPrincipal): boolean {
  return type === 'root' || (type === 'federated-user' && issuerArn !== undefined && issuerArn.endsWith(':root'))
}

function isNamed({ entities, accounts, providers }: Principals, { type, arn, accountId, userId }: EvaluatedPrincipal): boolean {
  if (type === 'root') return accounts.has(accountId)
  return entities.has(arn) || providers.has(arn) || (type === 'user' && userId !== undefined && entities.has(userId))
}

function isNamedBehind(principals: Principals, { type, accountId, issuerArn, userId }: EvaluatedPrincipal): boolean {
  if (issuerArn === undefined) return false
  if (issuerArn.endsWith(':root')) return principals.accounts.has(accountId)
  if (principals.entities.has(issuerArn)) return true
  // A role session's user id is the role's id, a colon and the session's name.
  const roleId = type === 'assumed-role' ? userId?.split(':', 1)[0] : undefined
  return roleId !== undefined && principals.entities.has(roleId)
}
