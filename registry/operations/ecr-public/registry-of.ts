import type { AccountPrincipal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller } from '#registry/operations/operation.ts'

/** @throws ServiceError `access-denied` for a caller who belongs to no account. */
export function accountPrincipal({ principal }: Caller): AccountPrincipal {
  if (principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
  return principal
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
