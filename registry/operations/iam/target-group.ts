import type { Context } from '#registry/context.ts'
import { groupArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IamGroup } from '#registry/stores/iam-groups.ts'

interface NamedInput {
  readonly GroupName: string
}

/** @throws ServiceError `entity-not-found`. */
export async function requireGroup({ GroupName }: NamedInput, caller: Caller, { users }: Pick<Context, 'users'>): Promise<IamGroup> {
  const group = await users.groups.find(accountPrincipal(caller).accountId, GroupName)
  if (!group) throw new ServiceError('entity-not-found', `The group with name ${GroupName} cannot be found.`)
  return group
}

/** The group that a request names, as policies know it. */
export async function groupResource({ GroupName }: NamedInput, caller: Caller, { users }: Pick<Context, 'users'>): Promise<Resource> {
  const { accountId } = accountPrincipal(caller)
  const group = await users.groups.find(accountId, GroupName)
  return { type: 'arn', accountId, arn: groupArn(accountId, group?.path ?? '/', group?.name ?? GroupName) }
}

export interface GroupAnswer {
  readonly Path: string
  readonly GroupName: string
  readonly GroupId: string
  readonly Arn: string
  readonly CreateDate: Date
}

export function toGroupAnswer({ accountId, id, name, path, createdAt }: IamGroup): GroupAnswer {
  return { Path: path, GroupName: name, GroupId: id, Arn: groupArn(accountId, path, name), CreateDate: createdAt }
}
