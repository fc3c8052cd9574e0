import { type Principal, principalArn, principalUserId } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import type { Caller, Operation, ServiceName } from '#registry/operations/operation.ts'
import type { AuditEvent } from '#registry/stores/events.ts'
import { describeError } from './error-code.ts'
import { eventResources, lookupResources, ownersOf } from './event-resources.ts'
import { eventTime } from './event-time.ts'
import { loggable } from './loggable.ts'
import { foreignIdentity, type UserIdentity, userIdentity, userNameOf } from './user-identity.ts'

/** What came of one request. */
export interface Outcome {
  readonly operation: Operation
  /** Undefined while it is not known to be what the operation takes: nothing of it is recorded then. */
  readonly input: unknown
  readonly caller: Caller
  /** Empty while it is not known. */
  readonly resources: readonly Resource[]
  readonly output?: unknown
  readonly error?: unknown
  readonly eventId: string
  readonly at: Date
}

// A push is the same four actions whichever API it comes through; what has no API of its own belongs to the registry.
const sources = {
  'ecr-public': 'ecr-public.amazonaws.com',
  distribution: 'ecr-public.amazonaws.com',
  gallery: 'ecr-public.amazonaws.com',
  galleon: 'ecr-public.amazonaws.com',
  iam: 'iam.amazonaws.com',
  sts: 'sts.amazonaws.com',
  cloudtrail: 'cloudtrail.amazonaws.com',
  'service-quotas': 'servicequotas.amazonaws.com',
  signin: 'signin.amazonaws.com',
} as const satisfies Record<ServiceName, string>

const userAgentCharsMax = 1024

/**
 * The events of a request: one in the log of the caller's account, and one in that of each other account whose resource
 * it was about, which tells no more of the caller than account and unique id. Both have the same id. Who did not sign in
 * has no log; only the owner's is left.
 * @see User guide, "Understanding Amazon ECR Public log file entries".
 */
export function describeEvents(outcome: Outcome): readonly AuditEvent[] {
  const { principal } = outcome.caller
  const body = describeBody(outcome)
  const ownAccountId = principal.type === 'anonymous' ? undefined : principal.accountId
  const foreign = ownersOf(outcome.resources).filter((accountId) => accountId !== ownAccountId)
  return [
    ...(ownAccountId === undefined ? [] : [toAuditEvent(outcome, body, ownAccountId)]),
    ...foreign.map((accountId) => toAuditEvent(outcome, withoutName(body, principal), accountId)),
  ]
}

// A refusal names whom it refuses.
function withoutName(body: Body, principal: Principal): Body {
  if (body.errorMessage === undefined || principal.type === 'anonymous') return body
  return { ...body, errorMessage: body.errorMessage.replaceAll(principalArn(principal), principalUserId(principal)) }
}

type Body = ReturnType<typeof describeBody>

/** What is the same in every log, in the order of the guide's samples. */
function describeBody({ operation, input, caller, resources, output, error, eventId, at }: Outcome) {
  const { requestId, sourceIp, userAgent } = caller.request
  const { requestParameters, responseElements } = operation.event ?? {}
  const failed = error !== undefined
  const asked = input === undefined ? undefined : requestParameters ? requestParameters(input, resources) : input
  const answered = failed || operation.readOnly ? undefined : responseElements ? responseElements(output, input, resources) : output
  return {
    eventTime: eventTime(at),
    eventSource: sources[operation.service],
    eventName: operation.name,
    // Of a global service, as its events are in the one region.
    awsRegion: 'us-east-1',
    sourceIPAddress: sourceIp,
    userAgent: userAgent.slice(0, userAgentCharsMax),
    ...(failed ? describeError(error) : { errorMessage: undefined }),
    requestParameters: loggable(asked, 'requestParameters'),
    responseElements: loggable(answered, 'responseElements'),
    requestID: requestId,
    eventID: eventId,
    readOnly: operation.readOnly,
    resources: eventResources(resources),
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
  }
}

function toAuditEvent({ operation, caller, resources, eventId, at }: Outcome, body: Body, accountId: string): AuditEvent {
  const { principal } = caller
  const own = principal.type !== 'anonymous' && principal.accountId === accountId ? principal : undefined
  return {
    id: eventId,
    accountId,
    at,
    name: operation.name,
    source: body.eventSource,
    readOnly: operation.readOnly,
    ...(own ? { username: userNameOf(own), accessKeyId: own.accessKeyId } : {}),
    resources: lookupResources(resources),
    text: JSON.stringify({ eventVersion: '1.08', userIdentity: identityIn(accountId, principal), ...body, recipientAccountId: accountId }),
  }
}

function identityIn(accountId: string, principal: Principal): UserIdentity {
  return principal.type !== 'anonymous' && principal.accountId === accountId ? userIdentity(principal) : foreignIdentity(principal)
}
