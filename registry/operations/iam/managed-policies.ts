import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { arn, pathPrefix } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { policyResource, requireOwnPolicy, requirePolicy, toPolicyAnswer } from './policy-answer.ts'
import { pageOfTags, tagConditions, tagKeyConditions, tagKeyList, tagList, withoutTags, withTags } from './tags.ts'

const named = { PolicyArn: arn }
const policyUsage = z.enum(['PermissionsPolicy', 'PermissionsBoundary'])

export const getPolicy = defineOperation({
  name: 'GetPolicy',
  service: 'iam',
  action: 'iam:GetPolicy',
  readOnly: true,
  input: z.object(named),
  resource: policyResource,
  async run(request, caller, context) {
    return { Policy: toPolicyAnswer(await requirePolicy(request, caller, context), { alone: true }) }
  },
})

/** The account's policies and the installation's, by name. */
export const listPolicies = defineOperation({
  name: 'ListPolicies',
  service: 'iam',
  action: 'iam:ListPolicies',
  readOnly: true,
  input: z.object({
    Scope: z.enum(['All', 'AWS', 'Local']).default('All'),
    OnlyAttached: z.boolean().default(false),
    PathPrefix: pathPrefix.default('/'),
    PolicyUsageFilter: policyUsage.optional(),
    ...pagingInput,
  }),
  resource: () => ({ type: 'any' }),
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const { Scope, OnlyAttached, PathPrefix, PolicyUsageFilter } = request
    const usage = PolicyUsageFilter === undefined ? {} : { usage: PolicyUsageFilter }
    const filter = { scope: Scope, onlyAttached: OnlyAttached, pathPrefix: PathPrefix, ...usage }
    const scope = { operation: 'ListPolicies', accountId, query: filter }
    const page = await context.policies.list(accountId, filter, toIamPage(request, scope, context))
    return { Policies: page.items.map((policy) => toPolicyAnswer(policy, { alone: false })), ...iamPageAnswer(page, scope, context) }
  },
})

/** @throws ServiceError `delete-conflict` while somebody has it, or it has more versions than its default one. */
export const deletePolicy = defineOperation({
  name: 'DeletePolicy',
  service: 'iam',
  action: 'iam:DeletePolicy',
  readOnly: false,
  input: z.object(named),
  resource: policyResource,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const { accountId, arn: policyArn, attachments, boundaries } = await requireOwnPolicy(request, caller, context)
    if (attachments + boundaries > 0) throw new ServiceError('delete-conflict', 'Cannot delete a policy attached to entities.')
    if ((await context.policies.versions(policyArn)).length > 1) {
      throw new ServiceError(
        'delete-conflict',
        'This policy has more than one version. Before you delete a policy, you must delete the policy’s versions.',
      )
    }
    await context.policies.delete(accountId, policyArn)
    return {}
  },
})

export const tagPolicy = defineOperation({
  name: 'TagPolicy',
  service: 'iam',
  action: 'iam:TagPolicy',
  readOnly: false,
  input: z.object({ ...named, Tags: tagList }),
  resource: policyResource,
  conditions: tagConditions,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const { accountId, arn: policyArn, tags } = await requireOwnPolicy(request, caller, context)
    await context.policies.setTags(accountId, policyArn, withTags(tags, request.Tags))
    return {}
  },
})

export const untagPolicy = defineOperation({
  name: 'UntagPolicy',
  service: 'iam',
  action: 'iam:UntagPolicy',
  readOnly: false,
  input: z.object({ ...named, TagKeys: tagKeyList }),
  resource: policyResource,
  conditions: tagKeyConditions,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const { accountId, arn: policyArn, tags } = await requireOwnPolicy(request, caller, context)
    await context.policies.setTags(accountId, policyArn, withoutTags(tags, request.TagKeys))
    return {}
  },
})

/** By key. */
export const listPolicyTags = defineOperation({
  name: 'ListPolicyTags',
  service: 'iam',
  action: 'iam:ListPolicyTags',
  readOnly: true,
  input: z.object({ ...named, ...pagingInput }),
  resource: policyResource,
  async run(request, caller, context) {
    const { accountId } = accountPrincipal(caller)
    const policy = await requirePolicy(request, caller, context)
    const scope = { operation: 'ListPolicyTags', accountId, query: policy.arn }
    const page = pageOfTags(policy.tags, toIamPage(request, scope, context))
    return { Tags: page.items, ...iamPageAnswer(page, scope, context) }
  },
})
