import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { parsedPolicy } from '#registry/operations/parsed-policy.ts'
import { checkPolicy, policyTextCharsMax } from './policy-text.ts'
import { givenPolicyChars, simulate, simulationInput } from './simulation.ts'

/** What given policies come to, for a user who has no others. */
export const simulateCustomPolicy = defineOperation({
  name: 'SimulateCustomPolicy',
  service: 'iam',
  action: 'iam:SimulateCustomPolicy',
  readOnly: true,
  input: z.object({ PolicyInputList: z.array(z.string().min(1).max(policyTextCharsMax)).min(1).max(10), ...simulationInput }),
  resource: () => ({ type: 'any' }),
  async run(request, caller) {
    const { accountId } = accountPrincipal(caller)
    for (const text of request.PolicyInputList) checkPolicy(text, 'identity')
    const [boundary] = request.PermissionsBoundaryPolicyInputList ?? []
    if (boundary !== undefined) checkPolicy(boundary, 'boundary')
    if (request.ResourcePolicy !== undefined) checkPolicy(request.ResourcePolicy, 'resource')
    return simulate(request, {
      givenChars: givenPolicyChars(request),
      principal: { type: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/simulated`, userId: 'AIDASIMULATED' },
      identityPolicies: request.PolicyInputList.map((text, index) => ({
        name: `PolicyInputList.${index + 1}`,
        document: parsedPolicy(text, 'identity'),
      })),
      ...(boundary === undefined
        ? {}
        : { boundary: { name: 'PermissionsBoundaryPolicyInputList.1', document: parsedPolicy(boundary, 'boundary') } }),
      ...(request.ResourcePolicy === undefined
        ? {}
        : { resourcePolicy: { name: 'ResourcePolicy', document: parsedPolicy(request.ResourcePolicy, 'resource') } }),
    })
  },
})
