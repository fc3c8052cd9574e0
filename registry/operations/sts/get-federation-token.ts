import { z } from 'zod'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { authorize } from '#registry/operations/authorize.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { readSessionLimits, sessionInput, tagConditions } from './session-input.ts'
import { issueCredentials } from './temporary-credentials.ts'

const rootSecondsMax = 3600

/**
 * Temporary credentials for somebody whom the caller vouches for: with what both the caller's policies and the session
 * policies allow. Without a session policy only resource policies allow anything. Tags need `sts:TagSession` too, since
 * policies ask for them.
 * @throws ServiceError `access-denied`, `malformed-policy-document`, `packed-policy-too-large`.
 */
export const getFederationToken = defineOperation({
  name: 'GetFederationToken',
  service: 'sts',
  action: 'sts:GetFederationToken',
  readOnly: false,
  input: z.object({
    Name: z
      .string()
      .min(2)
      .max(32, { abort: true })
      .regex(/^[\w+=,.@-]*$/),
    DurationSeconds: z.int().min(900).max(129_600).default(43_200),
    ...sessionInput,
  }),
  resource: federatedUser,
  conditions: (request) => tagConditions(request.Tags),
  async run(request, caller, context) {
    const principal = accountPrincipal(caller)
    const { accountId } = principal
    if (principal.session || (principal.type !== 'user' && principal.type !== 'root')) {
      throw new ServiceError('access-denied', 'Cannot call GetFederationToken with session credentials')
    }
    if (request.Tags?.length) {
      const question = {
        action: 'sts:TagSession',
        resource: federatedUser(request, caller),
        requestConditions: tagConditions(request.Tags),
      }
      await authorize({ caller, ...question }, context)
    }
    const isRoot = principal.type === 'root'
    const { policies, tags, packedPercent } = await readSessionLimits(request, accountId, context)
    const lifeSeconds = isRoot ? Math.min(request.DurationSeconds, rootSecondsMax) : request.DurationSeconds
    const who = { accountId, name: request.Name, ...(isRoot ? {} : { userId: principal.userId }) }
    const facts = { ...who, kind: 'FEDERATED_USER', tags, chained: false, ...(policies ? { policies } : {}) } as const
    return {
      Credentials: await issueCredentials(facts, lifeSeconds, context),
      FederatedUser: { FederatedUserId: `${accountId}:${request.Name}`, Arn: `arn:aws:sts::${accountId}:federated-user/${request.Name}` },
      PackedPolicySize: packedPercent,
    }
  },
})

function federatedUser({ Name }: { readonly Name: string }, caller: Caller): Resource {
  const { accountId } = accountPrincipal(caller)
  return { type: 'arn', accountId, arn: `arn:aws:sts::${accountId}:federated-user/${Name}` }
}
