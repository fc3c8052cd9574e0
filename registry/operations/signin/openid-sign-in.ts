import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { roleArnPattern } from '#registry/domain/role-arn.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { conditionContext } from '#registry/iam/condition-context.ts'
import { evaluateTrust } from '#registry/iam/evaluate-trust.ts'
import { describeConsoleLogin } from '#registry/operations/audit/console-login.ts'
import { requestValues } from '#registry/operations/condition-values.ts'
import { type Caller, defineOperation, publicAct } from '#registry/operations/operation.ts'
import { parsedPolicy } from '#registry/operations/parsed-policy.ts'
import { issueCredentials } from '#registry/operations/sts/temporary-credentials.ts'
import type { Claims, IdentityProvider } from '#registry/stores/identity-provider.ts'
import type { AssumableRole } from '#registry/stores/sessions.ts'
import { consoleSessionSeconds, type SignedIn } from './finish-sign-in.ts'
import { limitAttempts } from './limit-attempts.ts'
import { claimConditions, roleOf, sessionNameOf } from './openid-role.ts'
import { issueOpenIdTicket, readOpenIdTicket } from './openid-ticket.ts'

/** Where the provider sends people back to, below the origin. */
export const openIdCallbackPath = '/console/sign-in/callback'

/** Sends somebody to the provider. @throws ServiceError `unsupported` where there is none, `identity-provider-failed`. */
export const beginOpenIdSignIn = defineOperation({
  name: 'BeginOpenIdSignIn',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, _caller, context): Promise<{ readonly authorizationUrl: string; readonly ticket: string }> {
    const { url, pending } = await requireProvider(context).begin(context.config.origin + openIdCallbackPath)
    return { authorizationUrl: url, ticket: issueOpenIdTicket(pending, context) }
  },
})

/**
 * Somebody is back from the provider: they act as the role that the rules lead to, if that role trusts the provider.
 * @throws ServiceError `token-expired`, `identity-provider-failed`, `access-denied` for who has no role here, `unsupported`,
 * `rate-exceeded`.
 */
export const finishOpenIdSignIn = defineOperation({
  name: 'FinishOpenIdSignIn',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: z.object({ ticket: z.string().min(1).max(2000), parameters: z.string().max(8192) }),
  resource: () => ({ type: 'any' }),
  async run({ ticket, parameters }, caller, context): Promise<SignedIn> {
    const provider = requireProvider(context)
    const pending = readOpenIdTicket(ticket, context)
    // Many may come from one network: only those count who get nowhere.
    const giveBack = await limitAttempts('openid', 'anybody', caller.request, context)
    const claims = await provider.finish(`${context.config.origin}${openIdCallbackPath}?${parameters}`, pending)
    const role = await trustingRole(claims, provider, caller, context)
    await giveBack()
    return signInAs(role, sessionNameOf(claims), caller, context)
  },
})

function requireProvider({ identityProvider }: Pick<Context, 'identityProvider'>): IdentityProvider {
  if (identityProvider) return identityProvider
  throw new ServiceError('unsupported', 'No identity provider is set up here: sign in with a password.')
}

async function trustingRole(claims: Claims, provider: IdentityProvider, caller: Caller, context: Context): Promise<AssumableRole> {
  const arn = roleOf(claims, context.config.openId?.rules ?? [])
  const [, accountId = '', path = '/', name = ''] = roleArnPattern.exec(arn ?? '') ?? []
  const role = await context.sessions.findRole(accountId, path, name)
  if (arn !== undefined && role && trusts(role, arn, claims, provider, caller, context)) return role
  // For the operator: whoever is refused is told no more than that.
  const why = arn === undefined ? 'no rule holds' : role ? 'the role does not trust the provider' : 'there is no such role'
  context.log.info({ sub: claims.sub, role: arn, why }, 'somebody who signed in elsewhere has no role here')
  throw new ServiceError('access-denied', `You have no role here. An operator can give one to who signs in through ${provider.name}.`)
}

function trusts(
  role: AssumableRole,
  arn: string,
  claims: Claims,
  provider: IdentityProvider,
  { request }: Caller,
  context: Context,
): boolean {
  const trusted = evaluateTrust({
    // As nothing but what the provider says: only a statement that names the provider is about them.
    principal: { type: 'federated-user', accountId: role.accountId, arn: `arn:aws:iam::${role.accountId}:oidc-provider/${provider.id}` },
    action: 'sts:AssumeRoleWithWebIdentity',
    trustPolicy: parsedPolicy(role.trustPolicy, 'trust'),
    roleArn: arn,
    roleAccountId: role.accountId,
    context: conditionContext({
      ...requestValues(request, context.clock()),
      'sts:RoleSessionName': sessionNameOf(claims),
      ...claimConditions(claims, provider),
    }),
  })
  return trusted === 'allowed-directly'
}

async function signInAs(role: AssumableRole, sessionName: string, caller: Caller, context: Context): Promise<SignedIn> {
  const { id: roleId, accountId, name: roleName } = role
  const account = await context.accounts.find(accountId)
  if (!account) throw new ServiceError('access-denied', 'The account of the role is gone.')
  const facts = { accountId, roleId, kind: 'ASSUMED_ROLE', name: sessionName, tags: {}, chained: false } as const
  const lifeSeconds = Math.min(role.maxSessionSeconds, consoleSessionSeconds)
  const issued = await context.transactions.run(async () => {
    const credentials = await issueCredentials(facts, lifeSeconds, context)
    const identity = { accountId, role: { id: roleId, name: roleName, sessionName } }
    const event = { identity, request: caller.request, success: true, mfaUsed: false, origin: context.config.origin }
    await context.events.record([describeConsoleLogin({ ...event, eventId: context.newId(), at: context.clock() })])
    return credentials
  })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration: expiration } = issued
  return {
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiration },
    who: { type: 'role', accountId, accountName: account.name, userName: sessionName, roleName, operator: account.operator },
  }
}
