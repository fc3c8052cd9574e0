import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { describeIssue } from '#registry/operations/invalid-parameter.ts'
import type { OwnedAlias } from '#registry/stores/aliases.ts'
import { reasonInput } from './operator-input.ts'

/** An operator's act: the alias is the registry's from now on, and its primary one if it is its first of its own. @throws ServiceError `entity-not-found`. */
export async function approveAlias(name: string, { aliases }: Pick<Context, 'aliases'>): Promise<OwnedAlias> {
  return aliases.approve(name)
}

const rejection = z.object({ reason: reasonInput })

/** An operator's act: the owner is told the reason. @throws ServiceError `entity-not-found`, `invalid-parameter`. */
export async function rejectAlias(name: string, reason: string, { aliases }: Pick<Context, 'aliases'>): Promise<OwnedAlias> {
  const parsed = rejection.safeParse({ reason }, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error))
  return aliases.reject(name, parsed.data.reason)
}
