import { z } from 'zod'
import { badgesOf } from '#registry/domain/content-types.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { contentTypesOf, logoUrlOf, repositoryMembers, repositoryNotFound } from './shown-repository.ts'

export interface RepositoryCatalogDataAnswer {
  readonly catalogData: {
    readonly description?: string
    readonly architectures?: readonly string[]
    readonly operatingSystems?: readonly string[]
    readonly logoUrl?: string
    readonly aboutText?: string
    readonly usageText?: string
  }
  readonly insightData: { readonly downloadCount: number }
  /** What the manifests of the tagged images say, beside what the publisher declares in `catalogData`. */
  readonly foundPlatforms: {
    /** In Go's words, each once. Empty for what runs nowhere, such as charts. */
    readonly platforms: readonly { readonly os: string; readonly architecture: string; readonly variant?: string }[]
    /** The platforms in the words of content types: `Linux`, `ARM 64`. What has none of these is only in `platforms`. */
    readonly operatingSystems: readonly string[]
    readonly architectures: readonly string[]
    /** False when only the thousand most recently tagged images were looked into. */
    readonly complete: boolean
  }
  readonly repository: {
    readonly repositoryName: string
    readonly registryId: string
    readonly primaryRegistryAliasName: string
    readonly displayName: string
    readonly registryVerified: boolean
    /** What to pull, without a tag. */
    readonly repositoryUri: string
    readonly createdAt: Date
    readonly lastPushedAt: Date
    /** What the owner wants pulled first, of the tags that are there; without it, that is the most recently pushed one. */
    readonly preferredTag?: string
  }
}

/**
 * A repository as its public page shows it.
 * @throws ServiceError `repository-not-found`, for one without images too.
 */
export const getRepositoryCatalogData = defineOperation({
  name: 'getRepositoryCatalogData',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object(repositoryMembers),
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<RepositoryCatalogDataAnswer> {
    const found = await context.gallery.find(request.registryAliasName, request.repositoryName)
    if (!found) throw repositoryNotFound(request)
    const foundPlatforms = await context.images.platforms(found.repositoryId)
    const { description, aboutText, usageText, repositoryName, primaryAlias } = found
    return {
      catalogData: {
        ...(description === undefined ? {} : { description }),
        ...contentTypesOf(found),
        ...logoUrlOf(found, context),
        ...(aboutText === undefined ? {} : { aboutText }),
        ...(usageText === undefined ? {} : { usageText }),
      },
      insightData: { downloadCount: found.pullCount },
      foundPlatforms: { ...foundPlatforms, ...badgesOf(foundPlatforms.platforms) },
      repository: {
        repositoryName,
        registryId: found.accountId,
        primaryRegistryAliasName: primaryAlias,
        displayName: found.displayName,
        registryVerified: found.verified,
        repositoryUri: `${context.config.registryHost}/${primaryAlias}/${repositoryName}`,
        createdAt: found.createdAt,
        lastPushedAt: found.lastPushedAt,
        ...(found.preferredTag === undefined ? {} : { preferredTag: found.preferredTag }),
      },
    }
  },
})
