import {
  type AttachedPolicy,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  NoSuchEntityException,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  type Tag,
} from '@aws-sdk/client-iam'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import type { ResourceTag } from '#lib/console/tags-form.ts'
import type { ConsoleCall } from './ask-backend.ts'

type Call = Pick<ConsoleCall, 'iam'>

/** A user, group or role of the account. */
export interface PolicyHolder {
  readonly kind: HolderKind
  readonly name: string
  readonly arn: string
  readonly createdAt?: Date
  /** Of a user or role. */
  readonly boundaryArn?: string
  readonly tags: readonly ResourceTag[]
  /** Of a role, as all that follows. */
  readonly description?: string
  readonly maxSessionSeconds?: number
  /** JSON. */
  readonly trustPolicy?: string
}

/** @throws what the AWS SDK throws, such as NoSuchEntityException. */
export async function findHolder({ iam }: Call, kind: HolderKind, name: string): Promise<PolicyHolder> {
  if (kind === 'group') {
    const { Group: { GroupName = name, Arn = '', CreateDate } = {} } = await iam.send(new GetGroupCommand({ GroupName: name, MaxItems: 1 }))
    return { kind, name: GroupName, arn: Arn, tags: [], ...(CreateDate ? { createdAt: CreateDate } : {}) }
  }
  const { UserName, ...found } =
    kind === 'user'
      ? { ...(await iam.send(new GetUserCommand({ UserName: name }))).User }
      : { UserName: undefined, ...(await iam.send(new GetRoleCommand({ RoleName: name }))).Role }
  const role = 'RoleName' in found ? found : undefined
  return {
    kind,
    name: role?.RoleName ?? UserName ?? name,
    arn: found.Arn ?? '',
    tags: toResourceTags(found.Tags),
    ...(found.CreateDate ? { createdAt: found.CreateDate } : {}),
    ...(found.PermissionsBoundary?.PermissionsBoundaryArn ? { boundaryArn: found.PermissionsBoundary.PermissionsBoundaryArn } : {}),
    ...(role?.Description === undefined ? {} : { description: role.Description }),
    ...(role?.MaxSessionDuration === undefined ? {} : { maxSessionSeconds: role.MaxSessionDuration }),
    ...(role?.AssumeRolePolicyDocument === undefined ? {} : { trustPolicy: readDocument(role.AssumeRolePolicyDocument) }),
  }
}

/** What IAM calls Key and Value. */
export function toResourceTags(tags: readonly Tag[] = []): readonly ResourceTag[] {
  return tags.map(({ Key: key = '', Value: value = '' }) => ({ key, value }))
}

/** A policy as it was set; IAM gives it out percent-encoded. */
export function readDocument(document = ''): string {
  return decodeURIComponent(document)
}

/** What can be done with the policies of a user, group or role. Each throws what the AWS SDK throws. */
export interface HolderPolicies {
  /** Ten at most. */
  attached(): Promise<readonly AttachedPolicy[]>
  attach(arn: string): Promise<unknown>
  detach(arn: string): Promise<unknown>
  inlineNames(): Promise<readonly string[]>
  /** Undefined when there is none of the name. */
  findInline(policyName: string): Promise<string | undefined>
  putInline(policyName: string, document: string): Promise<unknown>
  deleteInline(policyName: string): Promise<unknown>
}

/** @throws RangeError for a kind that is none. */
export function policiesOf(call: Call, kind: HolderKind, name: string): HolderPolicies {
  if (kind === 'user') return userPolicies(call, name)
  if (kind === 'group') return groupPolicies(call, name)
  if (kind === 'role') return rolePolicies(call, name)
  throw new RangeError(`Nothing is called a ${String(kind)}.`)
}

// The size of all inline policies together leaves no room for more than one page of them.
function userPolicies({ iam }: Call, UserName: string): HolderPolicies {
  return {
    attached: async () => (await iam.send(new ListAttachedUserPoliciesCommand({ UserName }))).AttachedPolicies ?? [],
    attach: (PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: (PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    inlineNames: async () => (await iam.send(new ListUserPoliciesCommand({ UserName }))).PolicyNames ?? [],
    findInline: (PolicyName) => documentIfAny(iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))),
    putInline: (PolicyName, PolicyDocument) => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
  }
}

function groupPolicies({ iam }: Call, GroupName: string): HolderPolicies {
  return {
    attached: async () => (await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }))).AttachedPolicies ?? [],
    attach: (PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
    detach: (PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
    inlineNames: async () => (await iam.send(new ListGroupPoliciesCommand({ GroupName }))).PolicyNames ?? [],
    findInline: (PolicyName) => documentIfAny(iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))),
    putInline: (PolicyName, PolicyDocument) => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
  }
}

function rolePolicies({ iam }: Call, RoleName: string): HolderPolicies {
  return {
    attached: async () => (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies ?? [],
    attach: (PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: (PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    inlineNames: async () => (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? [],
    findInline: (PolicyName) => documentIfAny(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    putInline: (PolicyName, PolicyDocument) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    deleteInline: (PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
  }
}

async function documentIfAny(asked: Promise<{ readonly PolicyDocument?: string | undefined }>): Promise<string | undefined> {
  try {
    return readDocument((await asked).PolicyDocument)
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined
    throw error
  }
}
