import { z } from 'zod'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { isTrailName, parseTrailArn, trailArn } from '#registry/domain/trail-names.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'

/** A trail by its name or ARN. */
export const trailInput = z.object({ Name: z.string().min(1).max(2048) })

export interface NamedTrail {
  readonly accountId: string
  readonly name: string
}

/** @throws ServiceError `invalid-trail-name`. */
export function namedTrail(nameOrArn: string, caller: Caller): NamedTrail {
  const { accountId } = accountPrincipal(caller)
  if (isTrailName(nameOrArn)) return { accountId, name: nameOrArn }
  const named = parseTrailArn(nameOrArn)
  if (named) return named
  throw new ServiceError(
    'invalid-trail-name',
    'A trail name has 3 to 128 letters, digits, periods, underscores and dashes, begins and ends with a letter or digit, has no two others in a row, and does not look like an IP address.',
  )
}

/** @throws ServiceError `invalid-trail-name`. */
export function trailResource({ Name }: z.output<typeof trailInput>, caller: Caller): Resource {
  const { accountId, name } = namedTrail(Name, caller)
  return { type: 'arn', accountId, arn: trailArn(accountId, name) }
}

/** The caller's own trail: those of other accounts are not found, whatever policies say. @throws ServiceError `trail-not-found`. */
export function ownTrail({ Name }: z.output<typeof trailInput>, caller: Caller): NamedTrail {
  const named = namedTrail(Name, caller)
  if (named.accountId === accountPrincipal(caller).accountId) return named
  throw unknownTrail(named, caller)
}

export function unknownTrail({ accountId, name }: NamedTrail, caller: Caller): ServiceError {
  return new ServiceError(
    'trail-not-found',
    `Unknown trail: ${trailArn(accountId, name)} for the user: ${accountPrincipal(caller).accountId}`,
  )
}
