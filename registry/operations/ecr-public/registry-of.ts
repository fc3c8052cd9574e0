import type { Context } from '#registry/context.ts'
import { registryIdPattern } from '#registry/domain/names.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller } from '#registry/operations/operation.ts'

/** @throws ServiceError `access-denied` for a caller who belongs to no account. */
export function accountPrincipal({ principal }: Caller): AccountPrincipal {
  if (principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
  return principal
}

/** The caller's own registry, as policies know it. */
export function ownRegistry(_input: unknown, caller: Caller): Resource {
  return { type: 'registry', accountId: accountPrincipal(caller).accountId }
}

/** The registry that a request means: the one it names, or else the caller's own. */
export function registryOf(input: { readonly registryId?: string | undefined }, caller: Caller): string {
  return input.registryId ?? accountPrincipal(caller).accountId
}

/** The repository that a request names, as policies know it. */
export function repositoryResource(
  input: { readonly registryId?: string | undefined; readonly repositoryName: string },
  caller: Caller,
): Resource {
  return { type: 'repository', accountId: registryOf(input, caller), repositoryName: input.repositoryName }
}

interface AliasedInput {
  /** An account id or an alias. */
  readonly registryId?: string | undefined
  readonly repositoryName: string
}

/**
 * The registry that a request of the layer API means, whose `registryId` may be an alias.
 * @throws ServiceError `registry-not-found` for an alias that nobody has. Whether an account id is somebody's is not told.
 */
export async function aliasedRegistryOf(
  { registryId }: Pick<AliasedInput, 'registryId'>,
  caller: Caller,
  context: Context,
): Promise<string> {
  if (registryId === undefined) return accountPrincipal(caller).accountId
  if (registryIdPattern.test(registryId)) return registryId
  const accountId = await context.repositories.findAccountIdByAlias(registryId)
  if (accountId) return accountId
  throw new ServiceError('registry-not-found', `The registry with id '${registryId}' does not exist`)
}

/** Like {@link repositoryResource}, for the layer API. @throws ServiceError `registry-not-found`. */
export async function aliasedRepositoryResource(input: AliasedInput, caller: Caller, context: Context): Promise<Resource> {
  return { type: 'repository', accountId: await aliasedRegistryOf(input, caller, context), repositoryName: input.repositoryName }
}
