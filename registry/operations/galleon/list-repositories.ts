import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { paging, registryId, text } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf } from '#registry/operations/ecr-public/registry-of.ts'
import { findRegistryUri, type RepositoryAnswer, toRepositoryAnswer } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { RepositoryQuery } from '#registry/stores/repositories.ts'

const repositoriesMax = 100

const orders = {
  NAME: 'name',
  CREATED_AT: 'createdAt',
  LAST_PUSHED_AT: 'lastPushedAt',
  PULLS: 'pullCount',
} as const satisfies Record<string, RepositoryQuery['order']>

const input = z.object({
  registryId,
  filter: text(1, limits.repositoryNameCharsMax).optional(),
  orderBy: z.enum(Object.keys(orders) as (keyof typeof orders)[]).default('NAME'),
  descending: z.boolean().default(false),
  ...paging,
  maxResults: z.int().min(1).max(repositoriesMax).default(repositoriesMax),
})

export interface ListedRepositoryAnswer extends RepositoryAnswer {
  readonly imageCount: number
  /** Absent while it holds no image. */
  readonly lastPushedAt?: Date
  readonly pullCount: number
}

export interface ListRepositoriesAnswer {
  readonly repositories: readonly ListedRepositoryAnswer[]
  /** On all pages. */
  readonly totalResults: number
  readonly nextToken?: string
}

/** What DescribeRepositories lists, by a part of the name, in one of several orders, with what lists show. */
export const listRepositories = defineOperation({
  name: 'ListRepositories',
  service: 'galleon',
  action: 'ecr-public:DescribeRepositories',
  readOnly: true,
  input,
  resource: (request, caller) => ({ type: 'repository', accountId: registryOf(request, caller), repositoryName: '*' }),
  async run(request, caller, context): Promise<ListRepositoriesAnswer> {
    const registry = registryOf(request, caller)
    const { filter, orderBy, descending } = request
    const scope = { operation: 'ListRepositories', registryId: registry, query: [filter, orderBy, descending] }
    const query = { filter, order: orders[orderBy], descending }
    const page = await context.repositories.search(registry, query, toPageRequest(request, scope, context))
    const registryUri = await findRegistryUri(registry, context)
    return {
      repositories: page.items.map(({ imageCount, lastPushedAt, pullCount, ...repository }) => ({
        ...toRepositoryAnswer(repository, registryUri),
        imageCount,
        ...(lastPushedAt ? { lastPushedAt } : {}),
        pullCount,
      })),
      totalResults: page.found,
      ...nextTokenOf(page, scope, context),
    }
  },
})
