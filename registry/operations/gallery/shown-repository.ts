import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { aliasPattern } from '#registry/domain/names.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { repositoryName } from '#registry/operations/ecr-public/input-members.ts'
import type { GalleryRepository } from '#registry/stores/gallery.ts'

/** Any active alias of a registry. */
export const registryAliasName = z.string().min(limits.aliasCharsMin).max(limits.aliasCharsMax, { abort: true }).regex(aliasPattern)

/** How requests name a repository. */
export const repositoryMembers = { registryAliasName, repositoryName }

export type RepositoryMembers = z.output<z.ZodObject<typeof repositoryMembers>>

/** The same for a repository without images as for one that was never there: the gallery shows neither. */
export function repositoryNotFound({ registryAliasName: alias, repositoryName: name }: RepositoryMembers): ServiceError {
  return new ServiceError('repository-not-found', `The repository with name '${name}' does not exist in the registry with alias '${alias}'`)
}

/** Where the logo is served; no member without a logo. */
export function logoUrlOf(
  { logoDigest }: Pick<GalleryRepository, 'logoDigest'>,
  { config }: Pick<Context, 'config'>,
): { logoUrl?: string } {
  return logoDigest === undefined ? {} : { logoUrl: `${config.origin}/-/logo/${logoDigest}` }
}

/** The member with its values, or no member where there are none. */
export function contentTypesOf({ operatingSystems, architectures }: Pick<GalleryRepository, 'operatingSystems' | 'architectures'>) {
  return {
    ...(operatingSystems.length > 0 ? { operatingSystems } : {}),
    ...(architectures.length > 0 ? { architectures } : {}),
  }
}
