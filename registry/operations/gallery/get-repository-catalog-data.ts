import { z } from 'zod'
import { badgesOf } from '#registry/domain/content-types.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { contentTypesOf, logoUrlOf, repositoryMembers, repositoryNotFound } from './shown-repository.ts'

export const repositoryCatalogDataAnswer = z.object({
  catalogData: z.object({
    description: z.string().optional(),
    architectures: z.array(z.string()).readonly().optional(),
    operatingSystems: z.array(z.string()).readonly().optional(),
    logoUrl: z.string().optional(),
    aboutText: z.string().optional(),
    usageText: z.string().optional(),
  }),
  insightData: z.object({
    downloadCount: z.number(),
  }),
  foundPlatforms: z
    .object({
      platforms: z
        .array(
          z.object({
            os: z.string(),
            architecture: z.string(),
            variant: z.string().optional(),
          }),
        )
        .readonly()
        .describe("In Go's words, each once. Empty for what runs nowhere, such as charts."),
      operatingSystems: z
        .array(z.string())
        .readonly()
        .describe('The platforms in the words of content types: `Linux`, `ARM 64`. What has none of these is only in `platforms`.'),
      architectures: z.array(z.string()).readonly(),
      complete: z.boolean().describe('False when only the thousand most recently tagged images were looked into.'),
    })
    .describe('What the manifests of the tagged images say, beside what the publisher declares in `catalogData`.'),
  repository: z.object({
    repositoryName: z.string(),
    registryId: z.string(),
    primaryRegistryAliasName: z.string(),
    displayName: z.string(),
    registryVerified: z.boolean(),
    repositoryUri: z.string().describe('What to pull, without a tag.'),
    createdAt: z.date(),
    lastPushedAt: z.date(),
    preferredTag: z
      .string()
      .describe('What the owner wants pulled first, of the tags that are there; without it, that is the most recently pushed one.')
      .optional(),
  }),
})

export type RepositoryCatalogDataAnswer = z.output<typeof repositoryCatalogDataAnswer>

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
  answer: repositoryCatalogDataAnswer,
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
