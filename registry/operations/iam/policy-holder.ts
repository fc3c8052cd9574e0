import type { Context } from '#registry/context.ts'
import { groupArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { groupName, userName } from './input-members.ts'
import { requireRole, roleResource } from './role-answer.ts'
import { requireUser, userResource } from './target-user.ts'

/** Who has policies, as the operations on them name it. */
export interface HolderType {
  readonly kind: 'user' | 'group' | 'role'
  /** `User` of AttachUserPolicy. */
  readonly noun: 'User' | 'Group' | 'Role'
  readonly member: 'UserName' | 'GroupName' | 'RoleName'
  readonly name: typeof userName
  find(name: string, caller: Caller, context: Context): Promise<{ readonly id: string; readonly accountId: string; readonly name: string }>
  resource(name: string, caller: Caller, context: Context): Promise<Resource>
}

export const userHolder: HolderType = {
  kind: 'user',
  noun: 'User',
  member: 'UserName',
  name: userName,
  find: (name, caller, context) => requireUser({ UserName: name }, caller, context),
  resource: (name, caller, context) => userResource({ UserName: name }, caller, context),
}

export const groupHolder: HolderType = {
  kind: 'group',
  noun: 'Group',
  member: 'GroupName',
  name: groupName,
  async find(name, caller, { users }) {
    const group = await users.groups.find(accountPrincipal(caller).accountId, name)
    if (group) return group
    throw new ServiceError('entity-not-found', `The group with name ${name} cannot be found.`)
  },
  async resource(name, caller, { users }) {
    const { accountId } = accountPrincipal(caller)
    const group = await users.groups.find(accountId, name)
    return { type: 'arn', accountId, arn: group ? groupArn(accountId, group.path, group.name) : groupArn(accountId, '/', name) }
  },
}

export const roleHolder: HolderType = {
  kind: 'role',
  noun: 'Role',
  member: 'RoleName',
  name: userName,
  find: (name, caller, context) => requireRole({ RoleName: name }, caller, context),
  resource: (name, caller, context) => roleResource({ RoleName: name }, caller, context),
}
