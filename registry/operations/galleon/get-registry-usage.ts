import { z } from 'zod'
import { paging } from '#registry/operations/ecr-public/input-members.ts'
import { accountPrincipal, ownRegistry } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { RegistryUsage, RepositoryUsage } from '#registry/stores/usage.ts'

const repositoriesMax = 100

interface UsageFigures {
  /** Manifests, indexes among them. */
  readonly imageCount: number
  /** Of layers and configs; of a registry each once, however many repositories have it. */
  readonly storedSizeInBytes: number
  /** What all images weigh together, as DescribeImages has them. */
  readonly imageSizeInBytes: number
  readonly pullCount: number
  /** Of UTC days, today's the last. */
  readonly pullsLast30Days: number
}

export interface RegistryUsageAnswer {
  readonly registryId: string
  readonly registry: UsageFigures & {
    readonly repositoryCount: number
    /** Of the repository that has the most. */
    readonly mostImagesOfRepository: number
    /** Of the image that has the most. */
    readonly mostTagsOfImage: number
    readonly largestLayerSizeInBytes: number
  }
  /** The largest first. */
  readonly repositories: readonly (UsageFigures & { readonly repositoryName: string })[]
  readonly nextToken?: string
}

/** What the caller's registry and each of its repositories hold, and how often they were pulled. */
export const getRegistryUsage = defineOperation({
  name: 'GetRegistryUsage',
  service: 'galleon',
  action: 'galleon:GetRegistryUsage',
  readOnly: true,
  input: z.object({ ...paging, maxResults: z.int().min(1).max(repositoriesMax).default(repositoriesMax) }),
  resource: ownRegistry,
  async run(request, caller, context): Promise<RegistryUsageAnswer> {
    const { accountId } = accountPrincipal(caller)
    const scope = { operation: 'GetRegistryUsage', registryId: accountId }
    const now = context.clock()
    const pageRequest = toPageRequest(request, scope, context)
    const [registry, page] = await Promise.all([
      context.usage.ofRegistry(accountId, now),
      context.usage.byRepository(accountId, now, pageRequest),
    ])
    return {
      registryId: accountId,
      registry: {
        repositoryCount: registry.repositoryCount,
        ...toFigures(registry),
        mostImagesOfRepository: registry.mostImages,
        mostTagsOfImage: registry.mostTags,
        largestLayerSizeInBytes: registry.largestBlobBytes,
      },
      repositories: page.items.map((repository) => ({ repositoryName: repository.name, ...toFigures(repository) })),
      ...nextTokenOf(page, scope, context),
    }
  },
})

function toFigures({ imageCount, storedBytes, imageSizeBytes, pullCount, pullsLast30Days }: RegistryUsage | RepositoryUsage): UsageFigures {
  return { imageCount, storedSizeInBytes: storedBytes, imageSizeInBytes: imageSizeBytes, pullCount, pullsLast30Days }
}
