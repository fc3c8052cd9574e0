import type { Context } from '#registry/context.ts'
import { roleArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IamRole } from '#registry/stores/iam-roles.ts'
import { encodePolicy } from './policy-text.ts'
import { type TagAnswer, toTagAnswers } from './tags.ts'

export interface RoleAnswer {
  readonly Path: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly CreateDate: Date
  readonly AssumeRolePolicyDocument: string
  readonly Description?: string
  readonly MaxSessionDuration: number
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryType: string; readonly PermissionsBoundaryArn: string }
  readonly Tags?: readonly TagAnswer[]
}

/** A role as lists show it; alone it has its boundary and tags too. */
export function toRoleAnswer(role: IamRole, { alone }: { readonly alone: boolean }): RoleAnswer {
  const { accountId, path, name, id, createdAt, trustPolicy, description, maxSessionSeconds, boundaryArn, tags } = role
  return {
    Path: path,
    RoleName: name,
    RoleId: id,
    Arn: roleArn(accountId, path, name),
    CreateDate: createdAt,
    AssumeRolePolicyDocument: encodePolicy(trustPolicy),
    ...(description === undefined ? {} : { Description: description }),
    MaxSessionDuration: maxSessionSeconds,
    ...(alone && boundaryArn !== undefined
      ? { PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: boundaryArn } }
      : {}),
    ...(alone && Object.keys(tags).length > 0 ? { Tags: toTagAnswers(tags) } : {}),
  }
}

interface NamedInput {
  readonly RoleName: string
}

/** @throws ServiceError `entity-not-found`. */
export async function requireRole({ RoleName }: NamedInput, caller: Caller, { roles }: Pick<Context, 'roles'>): Promise<IamRole> {
  const role = await roles.find(accountPrincipal(caller).accountId, RoleName)
  if (role) return role
  throw new ServiceError('entity-not-found', `The role with name ${RoleName} cannot be found.`)
}

/** The role that a request names, as policies know it. */
export async function roleResource({ RoleName }: NamedInput, caller: Caller, { roles }: Pick<Context, 'roles'>): Promise<Resource> {
  const { accountId } = accountPrincipal(caller)
  const role = await roles.find(accountId, RoleName)
  if (!role) return { type: 'arn', accountId, arn: roleArn(accountId, '/', RoleName) }
  const { boundaryArn, tags } = role
  const arn = roleArn(accountId, role.path, role.name)
  return { type: 'arn', accountId, arn, tags, ...(boundaryArn === undefined ? {} : { boundaryArn }) }
}
