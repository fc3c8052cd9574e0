import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { HolderKind } from '#registry/stores/iam-policies.ts'
import { arn, pathPrefix } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { policyResource, requirePolicy } from './policy-answer.ts'

// The model's other two values choose policies, which are attached to nothing that is listed here.
const kinds = { User: 'user', Role: 'role', Group: 'group' } as const

/** Which users, groups and roles of the account have a policy, or have it as their permissions boundary. */
export const listEntitiesForPolicy = defineOperation({
  name: 'ListEntitiesForPolicy',
  service: 'iam',
  action: 'iam:ListEntitiesForPolicy',
  readOnly: true,
  input: z.object({
    PolicyArn: arn,
    EntityFilter: z.enum(['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy']).optional(),
    PathPrefix: pathPrefix.default('/'),
    PolicyUsageFilter: z.enum(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
    ...pagingInput,
  }),
  resource: policyResource,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const policy = await requirePolicy(request, caller, context)
    const { EntityFilter: only, PathPrefix, PolicyUsageFilter: usage } = request
    if (only === 'LocalManagedPolicy' || only === 'AWSManagedPolicy') return { ...answer([]), IsTruncated: false }
    const filter = { ...(only ? { kind: kinds[only] } : {}), pathPrefix: PathPrefix, ...(usage ? { usage } : {}) }
    const scope = { operation: 'ListEntitiesForPolicy', accountId, query: [policy.arn, filter] }
    const page = await context.policies.entities(accountId, policy.arn, filter, toIamPage(request, scope, context))
    return { ...answer(page.items), ...iamPageAnswer(page, scope, context) }
  },
})

function answer(entities: readonly { readonly kind: HolderKind; readonly id: string; readonly name: string }[]) {
  const of = (wanted: HolderKind) => entities.filter(({ kind }) => kind === wanted)
  return {
    PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
    PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
    PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
  }
}
