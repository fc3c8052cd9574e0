import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { type Digest, isDigest } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { Repository } from '#registry/stores/repositories.ts'
import { repositoryName } from './input-members.ts'
import { aliasedRegistryOf } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'

/** What every operation of the layer API names. */
export const layerInput = {
  /** An account id or an alias. */
  registryId: z.string().min(2).max(limits.registryAliasCharsMax).optional(),
  repositoryName,
}
export const uploadIdInput = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const layerDigests = z.array(z.string().min(0).max(1000)).min(1).max(limits.layerDigestsMax)

export type LayerInput = z.output<z.ZodObject<typeof layerInput>>

/** @throws ServiceError `registry-not-found`, `repository-not-found`. */
export async function layerRepository(input: LayerInput, caller: Caller, context: Context): Promise<Repository> {
  return getRepository(await aliasedRegistryOf(input, caller, context), input.repositoryName, context)
}

/**
 * The repository of an upload that the caller began, with either API.
 * @throws ServiceError `upload-not-found`, also for an upload of somebody else or to another repository.
 */
export async function uploadRepository(
  input: LayerInput & { readonly uploadId: string },
  caller: Caller,
  context: Context,
): Promise<Repository> {
  const repository = await layerRepository(input, caller, context)
  if (context.uploadIds.isOf(input.uploadId, { repositoryId: repository.id, principal: caller.principal })) return repository
  const where = `in the repository with name '${repository.name}' in registry with id '${repository.accountId}'`
  throw new ServiceError('upload-not-found', `The upload with id '${input.uploadId}' does not exist ${where}`)
}

/** The one digest of the layer that is completed. @throws ServiceError `invalid-parameter`. */
export function onlyDigest(digests: readonly string[]): Digest {
  const [digest, ...rest] = digests
  if (digest !== undefined && rest.length === 0 && isDigest(digest)) return digest
  const rule = "must hold one digest, 'sha256:' and 64 lower-case hexadecimal digits"
  throw new ServiceError('invalid-parameter', `Invalid parameter at 'layerDigests' failed to satisfy constraint: '${rule}'`)
}
