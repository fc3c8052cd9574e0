import type { Context } from '#registry/context.ts'
import { rootArn, userArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import type { IamUser } from '#registry/stores/iam-users.ts'

interface NamedInput {
  readonly UserName: string
}

interface MaybeNamedInput {
  readonly UserName?: string | undefined
}

type Users = Pick<Context, 'users'>

/** @throws ServiceError `entity-not-found`. */
export async function requireUser({ UserName }: NamedInput, caller: Caller, { users }: Users): Promise<IamUser> {
  const user = await users.find(accountPrincipal(caller).accountId, UserName)
  if (!user) throw userNotFound(UserName)
  return user
}

/**
 * The user that a request names, or else who asks; undefined for the root user who asks.
 * @throws ServiceError `entity-not-found`; `invalid-parameter` when a role or federated user names nobody.
 */
export async function getTargetUser({ UserName }: MaybeNamedInput, caller: Caller, context: Users): Promise<IamUser | undefined> {
  if (UserName !== undefined) return requireUser({ UserName }, caller, context)
  const principal = accountPrincipal(caller)
  if (principal.type === 'root') return undefined
  if (principal.type !== 'user') {
    throw new ServiceError('invalid-parameter', 'Must specify userName when calling with non-User credentials')
  }
  const user = await context.users.findById(principal.accountId, principal.userId)
  if (!user) throw userNotFound(principal.userName)
  return user
}

/** As {@link getTargetUser}, for what the root user cannot have. */
export async function getTargetIamUser(input: MaybeNamedInput, caller: Caller, context: Users): Promise<IamUser> {
  const user = await getTargetUser(input, caller, context)
  if (!user) throw new ServiceError('invalid-parameter', 'Must specify userName when calling with root credentials')
  return user
}

/**
 * Whose devices are meant, where the name may not be left out: the root user gives the id of the account in its place.
 * @throws ServiceError as {@link getTargetUser}.
 */
export async function getDeviceUser({ UserName }: MaybeNamedInput, caller: Caller, context: Users): Promise<IamUser | undefined> {
  return getTargetUser(isRootItself(UserName, caller) ? {} : { UserName }, caller, context)
}

/** Whose keys and devices are the user's, or the root user's. */
export function ownerOf(caller: Caller, user: IamUser | undefined): IdentityOwner {
  const { accountId } = accountPrincipal(caller)
  return user ? { accountId, userId: user.id } : { accountId }
}

/** The user that a request names, or else who asks, as policies know them. */
export async function userResource({ UserName }: MaybeNamedInput, caller: Caller, context: Users): Promise<Resource> {
  const { accountId } = accountPrincipal(caller)
  if (UserName !== undefined && !isRootItself(UserName, caller)) return namedUserResource(accountId, UserName, context)
  const user = await getTargetUser({}, caller, context)
  return user ? toResource(user) : { type: 'arn', accountId, arn: rootArn(accountId) }
}

async function namedUserResource(accountId: string, name: string, { users }: Users): Promise<Resource> {
  const user = await users.find(accountId, name)
  return user ? toResource(user) : { type: 'arn', accountId, arn: userArn(accountId, '/', name) }
}

function toResource({ accountId, path, name, tags, boundaryArn }: IamUser): Resource {
  const arn = userArn(accountId, path, name)
  return { type: 'arn', accountId, arn, tags, ...(boundaryArn === undefined ? {} : { boundaryArn }) }
}

function isRootItself(userName: string | undefined, { principal }: Caller): boolean {
  return principal.type === 'root' && userName === principal.accountId
}

export function userNotFound(name: string): ServiceError {
  return new ServiceError('entity-not-found', `The user with name ${name} cannot be found.`)
}
