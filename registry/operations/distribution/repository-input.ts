import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { type Digest, isDigest } from '#registry/domain/digest.ts'
import { isAlias, isRepositoryName } from '#registry/domain/names.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { Repository } from '#registry/stores/repositories.ts'

/** What every call of the distribution API names: a repository under one of its registry's aliases. */
export const repositoryInput = { alias: z.string().refine(isAlias), repositoryName: z.string().refine(isRepositoryName) }
/** The part of an upload's path that says which. */
export const uploadIdInput = z.uuid()
export const digestInput = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value))

export interface RepositoryInput {
  readonly alias: string
  readonly repositoryName: string
}

/** @throws ServiceError `repository-not-found`. */
export async function findRepository(input: RepositoryInput, context: Pick<Context, 'repositories'>): Promise<Repository> {
  return (await context.repositories.findByAlias(input.alias, input.repositoryName)) ?? refuse(input, context)
}

async function refuse({ alias, repositoryName }: RepositoryInput, { repositories }: Pick<Context, 'repositories'>): Promise<never> {
  const accountId = await repositories.findAccountIdByAlias(alias)
  const registry = accountId ? `with id '${accountId}'` : `named '${alias}'`
  throw new ServiceError('repository-not-found', `The repository with name '${repositoryName}' does not exist in the registry ${registry}`)
}

/**
 * The repository as policies name it. Who did not sign in learns nothing of what exists.
 * @throws ServiceError `repository-not-found`.
 */
export async function repositoryResource(input: RepositoryInput, { principal }: Caller, context: Context): Promise<Resource> {
  if (principal.type === 'anonymous') return { type: 'any' }
  const { accountId, name } = await findRepository(input, context)
  return { type: 'repository', accountId, repositoryName: name }
}

/**
 * The repository that an upload goes to. An upload belongs to a repository and to who began it.
 * @throws ServiceError `repository-not-found`, `upload-not-found`.
 */
export async function findUploadRepository(
  input: RepositoryInput & { readonly uploadId: string },
  { principal }: Caller,
  context: Context,
): Promise<Repository> {
  const repository = await findRepository(input, context)
  if (context.uploadIds.isOf(input.uploadId, { repositoryId: repository.id, principal })) return repository
  throw new ServiceError('upload-not-found', `There is no upload ${input.uploadId} in this repository.`)
}
