import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { parseDigest } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Image } from '#registry/stores/images.ts'
import { type RepositoryMembers, repositoryMembers, repositoryNotFound } from './shown-repository.ts'

/** How requests name an image: by tag or by digest, one of them. */
export const imageMembers = {
  ...repositoryMembers,
  imageTag: z.string().min(1).max(limits.imageTagCharsMax).optional(),
  imageDigest: z.string().max(limits.imageTagCharsMax).optional(),
}

export type ImageMembers = z.output<z.ZodObject<typeof imageMembers>>

/** Answers the tag or digest. @throws ServiceError `digest-invalid`, `invalid-parameter` unless exactly one is given. */
export function referenceOf({ imageTag, imageDigest }: Pick<ImageMembers, 'imageTag' | 'imageDigest'>): string {
  if ((imageTag === undefined) === (imageDigest === undefined)) {
    throw new ServiceError('invalid-parameter', 'Invalid parameter: give either imageTag or imageDigest')
  }
  return imageDigest === undefined ? (imageTag ?? '') : parseDigest(imageDigest)
}

/** @throws ServiceError `repository-not-found`, `image-not-found`, and as {@link referenceOf}. */
export async function findShownImage(members: ImageMembers, context: Context): Promise<{ repositoryId: string; image: Image }> {
  const reference = referenceOf(members)
  const found = await context.gallery.countTags(members.registryAliasName, members.repositoryName)
  if (!found) throw repositoryNotFound(members)
  // A colon makes it a digest to the store, which no tag has.
  const isTag = members.imageTag !== undefined
  const image = isTag && reference.includes(':') ? undefined : await context.images.findImage(found.repositoryId, reference)
  if (!image) throw imageNotFound(members, reference)
  return { repositoryId: found.repositoryId, image }
}

function imageNotFound({ registryAliasName, repositoryName, imageTag }: ImageMembers & RepositoryMembers, reference: string): ServiceError {
  const what = imageTag === undefined ? `digest '${reference}'` : `tag '${reference}'`
  return new ServiceError('image-not-found', `There is no image with ${what} in the repository '${registryAliasName}/${repositoryName}'`)
}
