import {
  type AccountPrincipal,
  issuerArn,
  type Principal,
  principalArn,
  principalUserId,
  type SessionFacts,
} from '#registry/domain/principal.ts'
import { eventTime } from './event-time.ts'

interface SessionIssuer {
  readonly type: 'Role' | 'IAMUser' | 'Root'
  readonly principalId: string
  readonly arn: string
  readonly accountId: string
  readonly userName?: string
}

/** The `userIdentity` element of an event. */
export interface UserIdentity {
  readonly type: 'Root' | 'IAMUser' | 'AssumedRole' | 'FederatedUser' | 'AWSAccount'
  readonly principalId: string
  readonly arn?: string
  readonly accountId: string
  readonly accessKeyId?: string
  readonly userName?: string
  readonly sessionContext?: {
    readonly sessionIssuer?: SessionIssuer
    readonly attributes: { readonly mfaAuthenticated: 'true' | 'false'; readonly creationDate: string }
  }
}

const types = {
  root: 'Root',
  user: 'IAMUser',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
} as const satisfies Record<AccountPrincipal['type'], UserIdentity['type']>

/**
 * Who asked, as the log of their own account tells it.
 * @see User guide, "Amazon ECR Public information in CloudTrail"; CloudTrail user guide, "CloudTrail userIdentity element".
 */
export function userIdentity(principal: AccountPrincipal): UserIdentity {
  return {
    type: types[principal.type],
    principalId: principalUserId(principal),
    arn: principalArn(principal),
    accountId: principal.accountId,
    accessKeyId: principal.accessKeyId,
    ...(principal.type === 'user' ? { userName: principal.userName } : {}),
    ...(principal.session ? { sessionContext: sessionContext(principal, principal.session) } : {}),
  }
}

/** Who asked, as the log of another account tells it: no name and no key. */
export function foreignIdentity(principal: Principal): UserIdentity {
  if (principal.type === 'anonymous') return { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' }
  return { type: 'AWSAccount', principalId: principalUserId(principal), accountId: principal.accountId }
}

/** The `Username` by which LookupEvents finds what a principal did. */
export function userNameOf(principal: AccountPrincipal): string {
  switch (principal.type) {
    case 'root':
      return 'root'
    case 'user':
      return principal.userName
    case 'assumed-role':
      return principal.sessionName
    case 'federated-user':
      return principal.name
  }
}

function sessionContext(principal: AccountPrincipal, { createdAt, mfaAt }: SessionFacts): UserIdentity['sessionContext'] {
  const issuer = sessionIssuer(principal)
  return {
    ...(issuer ? { sessionIssuer: issuer } : {}),
    attributes: { mfaAuthenticated: mfaAt ? 'true' : 'false', creationDate: eventTime(createdAt) },
  }
}

// A user or root user with temporary credentials is their own issuer, and not repeated.
function sessionIssuer(principal: AccountPrincipal): SessionIssuer | undefined {
  const { accountId } = principal
  const arn = issuerArn(principal) ?? ''
  if (principal.type === 'assumed-role') {
    return { type: 'Role', principalId: principal.roleId, arn, accountId, userName: principal.roleName }
  }
  if (principal.type !== 'federated-user') return undefined
  const { issuer } = principal
  if (!issuer) return { type: 'Root', principalId: accountId, arn, accountId }
  return { type: 'IAMUser', principalId: issuer.userId, arn, accountId, userName: issuer.userName }
}
