import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { aliasPattern } from '#registry/domain/names.ts'
import { reservedAliasFaults } from '#registry/domain/reserved-aliases.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { RegistryAlias } from '#registry/stores/accounts.ts'

const { aliasCharsMin, aliasCharsMax } = limits

/** Any text: whether it can be an alias is told with all reasons at once. */
export const aliasInput = z.object({ name: z.string().min(1).max(256) })

/** The caller's own registry: nobody sees to the aliases of another. */
export function ownRegistry(_request: unknown, caller: Caller): Resource {
  return { type: 'registry', accountId: accountPrincipal(caller).accountId }
}

/**
 * @throws ServiceError `invalid-parameter` with every rule that the name breaks.
 * @see User guide, "Updating registry settings".
 */
export function requireFreeAlias(name: string): void {
  const faults = [
    ...(name.length < aliasCharsMin || name.length > aliasCharsMax ? [`must have ${aliasCharsMin} to ${aliasCharsMax} characters`] : []),
    ...(aliasPattern.test(name)
      ? []
      : ["must begin with a letter and consist of lower-case letters and digits, with '.', '_' or '-' singly between them"]),
    ...reservedAliasFaults(name),
  ]
  if (faults.length === 0) return
  throw new ServiceError('invalid-parameter', `'${name}' cannot be an alias: it ${faults.join('; it ')}.`)
}

/** As DescribeRegistries has it, and what an owner wants to know of a request. */
export interface AliasAnswer {
  readonly name: string
  readonly status: 'ACTIVE' | 'PENDING' | 'REJECTED'
  readonly primaryRegistryAlias: boolean
  readonly defaultRegistryAlias: boolean
  /** When it was given or asked for. */
  readonly createdAt: Date
  /** Why it was rejected. */
  readonly reason?: string
}

export function toAliasAnswer({ name, status, isPrimary, isDefault, createdAt, reason }: RegistryAlias): AliasAnswer {
  return {
    name,
    status,
    primaryRegistryAlias: isPrimary,
    defaultRegistryAlias: isDefault,
    createdAt,
    ...(reason === undefined ? {} : { reason }),
  }
}
