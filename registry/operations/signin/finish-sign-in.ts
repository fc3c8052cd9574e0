import type { Context } from '#registry/context.ts'
import { type ConsoleLogin, describeConsoleLogin } from '#registry/operations/audit/console-login.ts'
import { passwordPolicyOf } from '#registry/operations/iam/new-password.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { issueCredentials } from '#registry/operations/sts/temporary-credentials.ts'
import type { PasswordPolicy } from '#registry/stores/password-policies.ts'
import type { MfaWay, SignInIdentity } from '#registry/stores/sign-ins.ts'
import { mustChangePassword, refuseHardExpired } from './expired-password.ts'
import { issueTicket, owesMfa, type Proven } from './ticket.ts'

/** How long a console session lives, whatever its use. */
export const consoleSessionSeconds = 12 * 3600

const userAgentCharsMax = 512

/** What somebody signs in with next, before there is a session. */
export type NextStep = {
  /** Goes with the next step. It holds nothing that its bearer could read. */
  readonly ticket: string
} & (
  | {
      readonly next: 'new-password'
      /** What the account asks of a new password. */
      readonly passwordPolicy: PasswordPolicy
      /** True: it is wanted since the time of the one before is over. */
      readonly expired: boolean
    }
  /** One of the ways must be gone. */
  | { readonly next: 'mfa'; readonly ways: readonly MfaWay[] }
)

export interface SignedIn {
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken: string
    readonly expiration: Date
  }
  readonly who: {
    /** A role for who signs in elsewhere. */
    readonly type: 'root' | 'user' | 'role'
    readonly accountId: string
    readonly accountName: string
    /** Of a role: what logs call who signed in. */
    readonly userName?: string
    readonly roleName?: string
    /** Whether the account is an operator's. */
    readonly operator: boolean
  }
}

export type SignInAnswer = NextStep | SignedIn

/**
 * The step that is missing, or else a session: credentials with all that the user or root user may do. `change` is done in
 * the same transaction.
 */
export async function finishSignIn(
  proven: Proven,
  caller: Caller,
  context: Context,
  change: () => Promise<void> = async () => {},
): Promise<SignInAnswer> {
  const { identity, mfa } = proven
  const { accountId, user } = identity
  const now = context.clock()
  try {
    refuseHardExpired(identity, now)
  } catch (error) {
    recordFailure(identity, mfa !== undefined, caller, context)
    throw error
  }
  if (owesMfa(proven)) return { next: 'mfa', ways: identity.mfaWays, ticket: issueTicket(proven, context) }
  if (mustChangePassword(identity, now)) {
    return {
      next: 'new-password',
      ticket: issueTicket(proven, context),
      passwordPolicy: await passwordPolicyOf(accountId, context),
      expired: !identity.resetRequired,
    }
  }
  const { sourceIp, userAgent } = caller.request
  const facts = {
    accountId,
    kind: 'CONSOLE',
    tags: {},
    chained: false,
    ...(user ? { userId: user.id } : {}),
    ...(mfa ? { mfaAt: mfa.at } : {}),
    console: { sourceIp, userAgent: userAgent.slice(0, userAgentCharsMax) },
  } as const
  const issued = await context.transactions.run(async () => {
    await change()
    const credentials = await issueCredentials(facts, consoleSessionSeconds, context)
    if (user) await context.signIns.passwordUsed(accountId, user.id, context.clock())
    await context.events.record([
      loginEvent(identity, { success: true, mfaUsed: mfa !== undefined, mfaSerialNumber: mfa?.serialNumber }, caller, context),
    ])
    return credentials
  })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration: expiration } = issued
  return { credentials: { accessKeyId, secretAccessKey, sessionToken, expiration }, who: whoIs(identity) }
}

/** Tells the log of whom it was for that somebody failed to sign in. */
export function recordFailure(identity: SignInIdentity, mfaUsed: boolean, caller: Caller, context: Context): void {
  context.events.recordSoon([loginEvent(identity, { success: false, mfaUsed }, caller, context)])
}

type LoginOutcome = Pick<ConsoleLogin, 'success' | 'mfaUsed' | 'mfaSerialNumber'>

function loginEvent(identity: SignInIdentity, outcome: LoginOutcome, { request }: Caller, context: Context) {
  const { origin } = context.config
  return describeConsoleLogin({ identity, request, ...outcome, origin, eventId: context.newId(), at: context.clock() })
}

function whoIs({ accountId, accountName, operator, user }: SignInIdentity): SignedIn['who'] {
  return user ? { type: 'user', accountId, accountName, userName: user.name, operator } : { type: 'root', accountId, accountName, operator }
}
