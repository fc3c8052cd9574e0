import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { RepositoryInput } from './repository-input.ts'

/**
 * Makes the repository that somebody begins to push to, where its registry is the caller's own and does that. Answers false
 * where it does not, and true also when another request was quicker.
 * @throws ServiceError as CreateRepository, such as `access-denied`.
 */
export async function createOnPush({ alias, repositoryName }: RepositoryInput, caller: Caller, context: Context): Promise<boolean> {
  if (caller.principal.type === 'anonymous') return false
  const accountId = await context.repositories.findAccountIdByAlias(alias)
  if (accountId !== caller.principal.accountId) return false
  if (!(await context.accounts.find(accountId))?.createOnPush) return false
  try {
    await runOperation(createRepository, { repositoryName }, caller, context)
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== 'repository-already-exists') throw error
  }
  return true
}
