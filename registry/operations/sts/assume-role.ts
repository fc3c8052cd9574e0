import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { type AccountPrincipal, principalArn, roleSessionArn } from '#registry/domain/principal.ts'
import { roleArnPattern } from '#registry/domain/role-arn.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { conditionContext } from '#registry/iam/condition-context.ts'
import { evaluateTrust } from '#registry/iam/evaluate-trust.ts'
import { decide, toEvaluated } from '#registry/operations/authorize.ts'
import { conditionValues } from '#registry/operations/condition-values.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { type Caller, defineOperation, type RequestConditions, signedIn } from '#registry/operations/operation.ts'
import { parsedPolicy } from '#registry/operations/parsed-policy.ts'
import type { AssumableRole } from '#registry/stores/sessions.ts'
import { mfaInput, verifyMfa } from './mfa.ts'
import { readSessionLimits, sessionInput, tagConditions } from './session-input.ts'
import { issueCredentials } from './temporary-credentials.ts'

const chainedSecondsMax = 3600

const input = z.object({
  RoleArn: z.string().min(20).max(2048, { abort: true }).regex(roleArnPattern),
  RoleSessionName: z
    .string()
    .min(2)
    .max(64, { abort: true })
    .regex(/^[\w+=,.@-]*$/),
  DurationSeconds: z.int().min(900).max(43_200).default(3600),
  ExternalId: z
    .string()
    .min(2)
    .max(1224, { abort: true })
    .regex(/^[\w+=,.@:/-]*$/)
    .optional(),
  ...mfaInput,
  ...sessionInput,
})

type AssumeRoleInput = z.output<typeof input>

/**
 * Temporary credentials of a role, for whom its trust policy names; who is of another account, or named by the account
 * only, needs a policy of its own too.
 * @throws ServiceError `access-denied`, with the same text whether or not there is such a role; `invalid-parameter` for a
 * longer session than the role has; `malformed-policy-document`, `packed-policy-too-large`.
 */
export const assumeRole = defineOperation({
  name: 'AssumeRole',
  service: 'sts',
  // Decided in `run`, where the trust policy is known.
  action: signedIn,
  readOnly: false,
  input,
  resource: ({ RoleArn }) => ({ type: 'arn', accountId: accountIn(RoleArn), arn: RoleArn }),
  // Before the transaction, so that a wrong code counts as a try.
  prepare: (request, caller, context) => verifyMfa(request, accountPrincipal(caller), context),
  async run(request, caller, context, mfaAt) {
    const principal = accountPrincipal(caller)
    if (principal.type === 'root') throw new ServiceError('access-denied', 'Roles may not be assumed by root accounts.')
    const role = await permittedRole(request, mfaAt, { caller, principal }, context)
    const chained = principal.type === 'assumed-role'
    checkDuration(request.DurationSeconds, role, chained)
    const { policies, tags, packedPercent } = await readSessionLimits(request, role.accountId, context)
    const { accountId, id: roleId, name } = role
    const facts = { accountId, roleId, kind: 'ASSUMED_ROLE', name: request.RoleSessionName, tags, chained } as const
    const limited = { ...facts, ...(policies ? { policies } : {}), ...(mfaAt ? { mfaAt } : {}) }
    return {
      Credentials: await issueCredentials(limited, request.DurationSeconds, context),
      AssumedRoleUser: {
        AssumedRoleId: `${roleId}:${request.RoleSessionName}`,
        Arn: roleSessionArn(accountId, name, request.RoleSessionName),
      },
      PackedPolicySize: packedPercent,
    }
  },
})

interface Asker {
  readonly caller: Caller
  readonly principal: AccountPrincipal
}

async function permittedRole(request: AssumeRoleInput, mfaAt: Date | undefined, asker: Asker, context: Context): Promise<AssumableRole> {
  const [, accountId = '', path = '/', name = ''] = roleArnPattern.exec(request.RoleArn) ?? []
  // Whom a user vouches for gets no further than that.
  const role = asker.principal.type === 'federated-user' ? undefined : await context.sessions.findRole(accountId, path, name)
  const conditions: RequestConditions = {
    ...tagConditions(request.Tags),
    'sts:RoleSessionName': request.RoleSessionName,
    ...(request.ExternalId === undefined ? {} : { 'sts:ExternalId': request.ExternalId }),
    ...(mfaAt ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' } : {}),
  }
  const actions = ['sts:AssumeRole', ...((request.Tags ?? []).length > 0 ? ['sts:TagSession'] : [])]
  for (const action of actions) {
    if (role && (await trusts(role, request.RoleArn, action, conditions, asker, context))) continue
    const who = principalArn(asker.principal)
    throw new ServiceError('access-denied', `User: ${who} is not authorized to perform: ${action} on resource: ${request.RoleArn}`)
  }
  if (!role) throw new Error('a role that is not there was permitted')
  return role
}

/** The trust policy must name the caller, and all policies together must allow it. */
async function trusts(
  role: AssumableRole,
  arn: string,
  action: string,
  conditions: RequestConditions,
  { caller, principal }: Asker,
  context: Context,
) {
  const resource = { type: 'arn', accountId: role.accountId, arn, tags: role.tags, policyText: role.trustPolicy } as const
  const values = conditionValues(caller, principal, resource, { tags: role.tags }, context.clock())
  const trusted = evaluateTrust({
    principal: toEvaluated(principal),
    action,
    trustPolicy: parsedPolicy(role.trustPolicy, 'trust'),
    roleArn: arn,
    roleAccountId: role.accountId,
    context: conditionContext({ ...values, ...conditions }),
  })
  if (trusted === 'denied') return false
  return (await decide({ caller, action, resource, requestConditions: conditions }, principal, context)).allowed
}

function checkDuration(seconds: number, { maxSessionSeconds }: AssumableRole, chained: boolean): void {
  if (chained && seconds > chainedSecondsMax) {
    throw new ServiceError(
      'invalid-parameter',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  if (seconds > maxSessionSeconds) {
    throw new ServiceError('invalid-parameter', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  }
}

function accountIn(roleArn: string): string {
  return roleArnPattern.exec(roleArn)?.[1] ?? ''
}
