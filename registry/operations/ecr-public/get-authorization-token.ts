import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { registryUserName } from '#registry/tokens/registry-tokens.ts'
import { accountPrincipal } from './registry-of.ts'

export interface GetAuthorizationTokenAnswer {
  readonly authorizationData: {
    /** Base64 of `AWS:` and the password for `docker login`. */
    readonly authorizationToken: string
    readonly expiresAt: Date
  }
}

/**
 * A password for OCI clients, good for twelve hours and for what its caller may do. Its caller needs two permissions, both on
 * `*`: the one of its name and `sts:GetServiceBearerToken`.
 * @see User guide, "Registry authentication".
 */
export const getAuthorizationToken = defineOperation({
  name: 'GetAuthorizationToken',
  service: 'ecr-public',
  action: 'ecr-public:GetAuthorizationToken',
  // A permission only: sts has no such operation.
  dependentActions: ['sts:GetServiceBearerToken'],
  readOnly: true,
  rateQuota: 'L-GETAUTHORIZATIONTOKEN',
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  conditions: () => ({
    'sts:AWSServiceName': 'ecr-public.amazonaws.com',
    'sts:DurationSeconds': String(limits.authorizationTokenLifeSeconds),
  }),
  async run(_request, caller, { tokens }): Promise<GetAuthorizationTokenAnswer> {
    const { token, expiresAt } = await tokens.issue(accountPrincipal(caller))
    const authorizationToken = Buffer.from(`${registryUserName}:${token}`).toString('base64')
    return { authorizationData: { authorizationToken, expiresAt } }
  },
})
