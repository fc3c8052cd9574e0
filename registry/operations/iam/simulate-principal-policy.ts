import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { groupArn, roleArn, roleSessionArn, userArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { EvaluatedPrincipal } from '#registry/iam/evaluate.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { parsedPolicy } from '#registry/operations/parsed-policy.ts'
import type { PrincipalPolicies } from '#registry/stores/identities.ts'
import { arn } from './input-members.ts'
import { checkPolicy, policyTextCharsMax } from './policy-text.ts'
import { givenPolicyChars, simulate, simulationInput } from './simulation.ts'

const sourcePattern = /^arn:aws:iam::\d{12}:(user|group|role)(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]+)$/

/** What the policies of a user, group or role come to, with further ones if there are any. Nothing is done. */
export const simulatePrincipalPolicy = defineOperation({
  name: 'SimulatePrincipalPolicy',
  service: 'iam',
  action: 'iam:SimulatePrincipalPolicy',
  readOnly: true,
  input: z.object({
    PolicySourceArn: arn,
    PolicyInputList: z.array(z.string().min(1).max(policyTextCharsMax)).max(10).optional(),
    ...simulationInput,
  }),
  resource({ PolicySourceArn }, caller) {
    return { type: 'arn', accountId: accountPrincipal(caller).accountId, arn: PolicySourceArn }
  },
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const { principal, tags, policies } = await findSource(accountId, request.PolicySourceArn, context)
    const further = request.PolicyInputList ?? []
    for (const text of further) checkPolicy(text, 'identity')
    const identity = [...policies.identity, ...further.map((text, index) => ({ name: `PolicyInputList.${index + 1}`, text }))]
    const [givenBoundary] = request.PermissionsBoundaryPolicyInputList ?? []
    if (givenBoundary !== undefined) checkPolicy(givenBoundary, 'boundary')
    const boundary = givenBoundary === undefined ? policies.boundary : { name: 'PermissionsBoundaryPolicyInputList.1', text: givenBoundary }
    if (request.ResourcePolicy !== undefined) checkPolicy(request.ResourcePolicy, 'resource')
    return simulate(request, {
      givenChars: givenPolicyChars(request),
      principal,
      known: knownValues(principal, tags, context.clock()),
      identityPolicies: identity.map(({ name, text }) => ({ name, document: parsedPolicy(text, 'identity') })),
      ...(boundary ? { boundary: { name: boundary.name, document: parsedPolicy(boundary.text, 'boundary') } } : {}),
      ...(request.ResourcePolicy === undefined
        ? {}
        : { resourcePolicy: { name: 'ResourcePolicy', document: parsedPolicy(request.ResourcePolicy, 'resource') } }),
    })
  },
})

interface Source {
  readonly principal: EvaluatedPrincipal
  readonly tags: Readonly<Record<string, string>>
  readonly policies: PrincipalPolicies
}

async function findSource(accountId: string, sourceArn: string, context: Context): Promise<Source> {
  const [, kind, , name = ''] = sourcePattern.exec(sourceArn) ?? []
  const credential = { accountId, accessKeyId: '' }
  if (kind === 'user') {
    const user = await context.users.find(accountId, name)
    if (user && userArn(accountId, user.path, user.name) === sourceArn) {
      const { id: userId, path, tags } = user
      const policies = await context.identities.policiesOf({ type: 'user', ...credential, userId, userName: user.name, path, tags })
      return { principal: { type: 'user', accountId, arn: sourceArn, userId }, tags, policies }
    }
  }
  if (kind === 'role') {
    const role = await context.roles.find(accountId, name)
    if (role && roleArn(accountId, role.path, role.name) === sourceArn) {
      const session = { createdAt: context.clock(), expiresAt: context.clock(), tags: {} }
      const facts = { roleId: role.id, roleName: role.name, path: role.path, tags: role.tags, sessionName: 'simulation', session }
      const policies = await context.identities.policiesOf({ type: 'assumed-role', ...credential, ...facts })
      const sessionArn = roleSessionArn(accountId, role.name, 'simulation')
      return {
        principal: { type: 'assumed-role', accountId, arn: sessionArn, issuerArn: sourceArn, userId: `${role.id}:simulation` },
        tags: role.tags,
        policies,
      }
    }
  }
  if (kind === 'group') {
    const group = await context.users.groups.find(accountId, name)
    if (group && groupArn(accountId, group.path, group.name) === sourceArn) {
      // A group's own policies, as a user would have them who has no others.
      const user = { type: 'user', ...credential, userId: group.id, userName: group.name, path: group.path, tags: {} } as const
      return {
        principal: { type: 'user', accountId, arn: sourceArn, userId: group.id },
        tags: {},
        policies: await context.identities.policiesOf(user),
      }
    }
  }
  throw new ServiceError('entity-not-found', `There is no user, group or role ${sourceArn} in this account.`)
}

/** What conditions may ask of the simulated caller, as far as the request does not say it. */
function knownValues({ type, accountId, arn: callerArn, issuerArn, userId = '' }: EvaluatedPrincipal, tags: Source['tags'], now: Date) {
  return {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalArn': issuerArn ?? callerArn,
    'aws:PrincipalType': type === 'user' ? 'User' : 'AssumedRole',
    'aws:userid': userId,
    // A group has none.
    ...(callerArn.includes(':user/') ? { 'aws:username': callerArn.slice(callerArn.lastIndexOf('/') + 1) } : {}),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  }
}
