import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { ManagedPolicy, PolicyVersion } from '#registry/stores/iam-policies.ts'
import { arn } from './input-members.ts'
import { pagingInput } from './paging.ts'
import { policyResource, requireOwnPolicy, requirePolicy, versionId } from './policy-answer.ts'
import { checkManagedSize, checkPolicy, encodePolicy, policyTextCharsMax } from './policy-text.ts'

const versionsMax = 5
const version = z
  .string()
  .max(20, { abort: true })
  .regex(/^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/)
const named = { PolicyArn: arn, VersionId: version }

/** @throws ServiceError `entity-limit-exceeded` beyond five versions. */
export const createPolicyVersion = defineOperation({
  name: 'CreatePolicyVersion',
  service: 'iam',
  action: 'iam:CreatePolicyVersion',
  readOnly: false,
  input: z.object({ PolicyArn: arn, PolicyDocument: z.string().min(1).max(policyTextCharsMax), SetAsDefault: z.boolean().default(false) }),
  resource: policyResource,
  async run(request, caller, context) {
    checkPolicy(request.PolicyDocument, 'identity')
    checkManagedSize(request.PolicyDocument)
    await context.users.hold(accountPrincipal(caller).accountId)
    const { accountId, arn: policyArn } = await requireOwnPolicy(request, caller, context)
    if ((await context.policies.versions(policyArn)).length >= versionsMax) {
      const advice = 'Before you create a new version, you must delete an existing version.'
      throw new ServiceError('entity-limit-exceeded', `A managed policy can have up to ${versionsMax} versions. ${advice}`)
    }
    const added = await context.policies.addVersion(accountId, policyArn, request.PolicyDocument, { asDefault: request.SetAsDefault })
    return { PolicyVersion: { VersionId: versionId(added.version), IsDefaultVersion: request.SetAsDefault, CreateDate: added.createdAt } }
  },
})

export const getPolicyVersion = defineOperation({
  name: 'GetPolicyVersion',
  service: 'iam',
  action: 'iam:GetPolicyVersion',
  readOnly: true,
  input: z.object(named),
  resource: policyResource,
  async run(request, caller, context) {
    const policy = await requirePolicy(request, caller, context)
    const found = findVersion(await context.policies.versions(policy.arn), request)
    return { PolicyVersion: { Document: encodePolicy(found.document), ...toAnswer(found, policy) } }
  },
})

/** Newest first; all of them, since there are five at most. */
export const listPolicyVersions = defineOperation({
  name: 'ListPolicyVersions',
  service: 'iam',
  action: 'iam:ListPolicyVersions',
  readOnly: true,
  input: z.object({ PolicyArn: arn, ...pagingInput }),
  resource: policyResource,
  async run(request, caller, context) {
    const policy = await requirePolicy(request, caller, context)
    const versions = await context.policies.versions(policy.arn)
    return { Versions: versions.map((one) => toAnswer(one, policy)), IsTruncated: false }
  },
})

export const setDefaultPolicyVersion = defineOperation({
  name: 'SetDefaultPolicyVersion',
  service: 'iam',
  action: 'iam:SetDefaultPolicyVersion',
  readOnly: false,
  input: z.object(named),
  resource: policyResource,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const policy = await requireOwnPolicy(request, caller, context)
    const found = findVersion(await context.policies.versions(policy.arn), request)
    await context.policies.setDefaultVersion(policy.accountId, policy.arn, found.version)
    return {}
  },
})

/** @throws ServiceError `delete-conflict` for the default version. */
export const deletePolicyVersion = defineOperation({
  name: 'DeletePolicyVersion',
  service: 'iam',
  action: 'iam:DeletePolicyVersion',
  readOnly: false,
  input: z.object(named),
  resource: policyResource,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const policy = await requireOwnPolicy(request, caller, context)
    const found = findVersion(await context.policies.versions(policy.arn), request)
    if (found.version === policy.defaultVersion) throw new ServiceError('delete-conflict', 'Cannot delete the default version of a policy.')
    await context.policies.deleteVersion(policy.arn, found.version)
    return {}
  },
})

function findVersion(
  versions: readonly PolicyVersion[],
  { PolicyArn, VersionId }: { readonly PolicyArn: string; readonly VersionId: string },
): PolicyVersion {
  const found = versions.find((one) => versionId(one.version) === VersionId)
  if (found) return found
  throw new ServiceError('entity-not-found', `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`)
}

function toAnswer({ version: number, createdAt }: PolicyVersion, { defaultVersion }: ManagedPolicy) {
  return { VersionId: versionId(number), IsDefaultVersion: number === defaultVersion, CreateDate: createdAt }
}
