import { type AccountPrincipal, issuerArn, principalArn, principalUserId } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import type { AccessFacts } from '#registry/stores/repositories.ts'
import type { Caller, RequestConditions, RequestFacts } from './operation.ts'

const principalTypes = {
  root: 'Account',
  user: 'User',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
} as const satisfies Record<AccountPrincipal['type'], string>

/**
 * The values of global and service condition keys for one question.
 * @see IAM user guide, "AWS global condition context keys"; user guide, "Using tag-based access control".
 */
export function conditionValues(
  { request }: Caller,
  principal: AccountPrincipal,
  resource: Resource,
  facts: AccessFacts | undefined,
  now: Date,
): RequestConditions {
  return {
    ...requestValues(request, now),
    'aws:PrincipalType': principalTypes[principal.type],
    'aws:PrincipalAccount': principal.accountId,
    // Of a role session, the role's.
    'aws:PrincipalArn': principal.type === 'assumed-role' ? (issuerArn(principal) ?? '') : principalArn(principal),
    'aws:userid': principalUserId(principal),
    ...(principal.type === 'user' ? { 'aws:username': principal.userName } : {}),
    ...sessionValues(principal, now),
    ...prefixed('aws:PrincipalTag/', principalTags(principal)),
    ...(resource.type === 'any' ? {} : { 'aws:ResourceAccount': resource.accountId }),
    ...resourceValues(resource, facts?.tags ?? {}),
  }
}

/** Of the request alone, whoever asks. */
export function requestValues(request: RequestFacts, now: Date): RequestConditions {
  return {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:SourceIp': request.sourceIp,
    // Cut: what a stranger sends must not make a wildcard slow.
    'aws:UserAgent': request.userAgent.slice(0, 512),
    'aws:SecureTransport': String(request.secure ?? false),
    ...(request.region === undefined ? {} : { 'aws:RequestedRegion': request.region }),
  }
}

// Absent for long-term keys, which is not the same as false.
function sessionValues({ session, type }: AccountPrincipal, now: Date): RequestConditions {
  if (!session) return {}
  const { mfaAt, createdAt } = session
  return {
    'aws:TokenIssueTime': createdAt.toISOString(),
    'aws:MultiFactorAuthPresent': String(mfaAt !== undefined && type !== 'federated-user'),
    ...(mfaAt ? { 'aws:MultiFactorAuthAge': String(Math.floor((now.getTime() - mfaAt.getTime()) / 1000)) } : {}),
  }
}

function principalTags(principal: AccountPrincipal): Readonly<Record<string, string>> {
  const own = principal.type === 'root' ? {} : principal.type === 'federated-user' ? principal.issuer?.tags : principal.tags
  const session = principal.session?.tags ?? {}
  // A tag of the session is in place of one whose key differs by case only: conditions would see the values of both.
  const replaced = new Set(Object.keys(session).map((key) => key.toLowerCase()))
  const kept = Object.entries(own ?? {}).filter(([key]) => !replaced.has(key.toLowerCase()))
  return { ...Object.fromEntries(kept), ...session }
}

// The service's own key, and the spelling of the guide's samples.
function resourceValues(resource: Resource, tags: Readonly<Record<string, string>>): RequestConditions {
  const own = prefixed('aws:ResourceTag/', tags)
  if (resource.type === 'arn') {
    const boundary: RequestConditions = resource.boundaryArn === undefined ? {} : { 'iam:PermissionsBoundary': resource.boundaryArn }
    return { ...own, ...prefixed('iam:ResourceTag/', tags), ...boundary }
  }
  return { ...own, ...prefixed('ecr-public:ResourceTag/', tags), ...prefixed('ecr:ResourceTag/', tags) }
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): RequestConditions {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]))
}
