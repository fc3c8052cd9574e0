import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { GalleryRepository } from '#registry/stores/gallery.ts'
import { contentTypesOf, logoUrlOf } from './shown-repository.ts'

/** A repository in a list. */
export const foundRepository = z.object({
  repositoryName: z.string(),
  primaryRegistryAliasName: z.string(),
  displayName: z.string().describe('Empty unless the account is verified, and so is the logo.'),
  logoUrl: z.string().optional(),
  repositoryDescription: z.string().optional(),
  operatingSystems: z.array(z.string()).readonly().optional(),
  architectures: z.array(z.string()).readonly().optional(),
  registryVerified: z.boolean(),
  downloadCount: z.number(),
  lastPushedAt: z.date(),
})

export type FoundRepository = z.output<typeof foundRepository>

export function toFound(repository: GalleryRepository, context: Pick<Context, 'config'>): FoundRepository {
  const { repositoryName, primaryAlias, displayName, description, verified, pullCount, lastPushedAt } = repository
  return {
    repositoryName,
    primaryRegistryAliasName: primaryAlias,
    displayName,
    ...logoUrlOf(repository, context),
    ...(description === undefined ? {} : { repositoryDescription: description }),
    ...contentTypesOf(repository),
    registryVerified: verified,
    downloadCount: pullCount,
    lastPushedAt,
  }
}
