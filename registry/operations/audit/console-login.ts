import { roleSessionArn, rootArn, userArn } from '#registry/domain/principal.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import type { AuditEvent } from '#registry/stores/events.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'
import { eventTime } from './event-time.ts'

export interface ConsoleLogin {
  readonly identity: Pick<SignInIdentity, 'accountId' | 'user'> & {
    /** Of who signed in elsewhere. */
    readonly role?: { readonly id: string; readonly name: string; readonly sessionName: string }
  }
  readonly request: RequestFacts
  readonly success: boolean
  /** Whether a one-time code or a passkey was asked for. */
  readonly mfaUsed: boolean
  /** Of the device that it was right of. */
  readonly mfaSerialNumber?: string | undefined
  /** Where the pages are. */
  readonly origin: string
  readonly eventId: string
  readonly at: Date
}

const source = 'signin.amazonaws.com'
const name = 'ConsoleLogin'
const userAgentCharsMax = 1024

/**
 * A sign-in on the pages, good or bad, in the log of the account it was for. A name that nobody has is in no log.
 * @see CloudTrail user guide, "AWS Management Console sign-in events".
 */
export function describeConsoleLogin(login: ConsoleLogin): AuditEvent {
  const { identity, request, success, eventId, at } = login
  const { accountId, user, role } = identity
  const event = {
    eventVersion: '1.08',
    userIdentity: identityOf(identity),
    eventTime: eventTime(at),
    eventSource: source,
    eventName: name,
    awsRegion: 'us-east-1',
    sourceIPAddress: request.sourceIp,
    userAgent: request.userAgent.slice(0, userAgentCharsMax),
    ...(success ? {} : { errorMessage: 'Failed authentication' }),
    requestParameters: null,
    responseElements: { ConsoleLogin: success ? 'Success' : 'Failure' },
    additionalEventData: additionalData(login),
    requestID: request.requestId,
    eventID: eventId,
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    managementEvent: true,
    eventCategory: 'Management',
    recipientAccountId: accountId,
  }
  return {
    id: eventId,
    accountId,
    at,
    name,
    source,
    readOnly: false,
    username: user?.name ?? role?.sessionName ?? 'root',
    resources: [],
    text: JSON.stringify(event),
  }
}

function additionalData({ origin, mfaUsed, mfaSerialNumber }: ConsoleLogin) {
  const device = mfaSerialNumber === undefined ? {} : { MFAIdentifier: mfaSerialNumber }
  return { LoginTo: `${origin}/console`, MobileVersion: 'No', ...device, MFAUsed: mfaUsed ? 'Yes' : 'No' }
}

function identityOf({ accountId, user, role }: ConsoleLogin['identity']) {
  if (user) return { type: 'IAMUser', principalId: user.id, arn: userArn(accountId, user.path, user.name), accountId, userName: user.name }
  if (!role) return { type: 'Root', principalId: accountId, arn: rootArn(accountId), accountId }
  const arn = roleSessionArn(accountId, role.name, role.sessionName)
  return { type: 'AssumedRole', principalId: `${role.id}:${role.sessionName}`, arn, accountId }
}
