import type { Context } from '#registry/context.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { CountedPolicy } from '#registry/stores/iam-policies.ts'
import { type TagAnswer, toTagAnswers } from './tags.ts'

export interface PolicyAnswer {
  readonly PolicyName: string
  readonly PolicyId: string
  readonly Arn: string
  readonly Path: string
  readonly DefaultVersionId: string
  readonly AttachmentCount: number
  readonly PermissionsBoundaryUsageCount: number
  readonly IsAttachable: boolean
  readonly Description?: string
  readonly CreateDate: Date
  readonly UpdateDate: Date
  readonly Tags?: readonly TagAnswer[]
}

export const versionId = (version: number) => `v${version}`

/** A policy as lists show it; alone it has its description and tags too. */
export function toPolicyAnswer(policy: CountedPolicy, { alone }: { readonly alone: boolean }): PolicyAnswer {
  const { name, id, arn, path, defaultVersion, attachments, boundaries, description, createdAt, updatedAt, tags } = policy
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: path,
    DefaultVersionId: versionId(defaultVersion),
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    ...(alone && description !== undefined ? { Description: description } : {}),
    CreateDate: createdAt,
    UpdateDate: updatedAt,
    ...(alone && Object.keys(tags).length > 0 ? { Tags: toTagAnswers(tags) } : {}),
  }
}

interface PolicyInput {
  readonly PolicyArn: string
}

/** @throws ServiceError `entity-not-found`. */
export async function requirePolicy(
  { PolicyArn }: PolicyInput,
  caller: Caller,
  { policies }: Pick<Context, 'policies'>,
): Promise<CountedPolicy> {
  const policy = await policies.find(accountPrincipal(caller).accountId, PolicyArn)
  if (policy) return policy
  throw new ServiceError('entity-not-found', `Policy ${PolicyArn} was not found.`)
}

/** One that the account may change. @throws ServiceError `entity-not-found`, `unmodifiable-entity` for the installation's own. */
export async function requireOwnPolicy(
  input: PolicyInput,
  caller: Caller,
  context: Pick<Context, 'policies'>,
): Promise<CountedPolicy & { readonly accountId: string }> {
  const policy = await requirePolicy(input, caller, context)
  const { accountId } = policy
  if (accountId !== undefined) return { ...policy, accountId }
  throw new ServiceError('unmodifiable-entity', `Policy ${policy.arn} comes with the installation: it cannot be changed.`)
}

/** The managed policy that a request names, as policies know it. */
export async function policyResource(
  { PolicyArn }: PolicyInput,
  caller: Caller,
  { policies }: Pick<Context, 'policies'>,
): Promise<Resource> {
  const { accountId } = accountPrincipal(caller)
  const policy = await policies.find(accountId, PolicyArn)
  return { type: 'arn', accountId, arn: PolicyArn, ...(policy ? { tags: policy.tags } : {}) }
}
