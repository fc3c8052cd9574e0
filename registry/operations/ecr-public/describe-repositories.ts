import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { eitherOrPaging } from './either-or-paging.ts'
import { paging, registryId, repositoryName } from './input-members.ts'
import { registryOf } from './registry-of.ts'
import { findRegistryUri, getRepository, type RepositoryAnswer, toRepositoryAnswer } from './repository-answer.ts'

const repositoryNamesMax = 100

const input = z
  .object({
    registryId,
    repositoryNames: z.array(repositoryName).min(1).max(repositoryNamesMax).optional(),
    ...paging,
  })
  .check(eitherOrPaging('repositoryNames'))

export interface DescribeRepositoriesAnswer {
  readonly repositories: readonly RepositoryAnswer[]
  readonly nextToken?: string
}

/** The repositories of a registry by name, in pages, or those that are named. */
export const describeRepositories = defineOperation({
  name: 'DescribeRepositories',
  service: 'ecr-public',
  action: 'ecr-public:DescribeRepositories',
  readOnly: true,
  input,
  resource(request, caller) {
    const accountId = registryOf(request, caller)
    return [...new Set(request.repositoryNames ?? ['*'])].map((name) => ({ type: 'repository', accountId, repositoryName: name }))
  },
  async run(request, caller, context): Promise<DescribeRepositoriesAnswer> {
    const registry = registryOf(request, caller)
    const scope = { operation: 'DescribeRepositories', registryId: registry }
    const page = request.repositoryNames
      ? { items: await getAll(registry, request.repositoryNames, context) }
      : await context.repositories.list(registry, toPageRequest(request, scope, context))
    const registryUri = await findRegistryUri(registry, context)
    return {
      repositories: page.items.map((repository) => toRepositoryAnswer(repository, registryUri)),
      ...nextTokenOf(page, scope, context),
    }
  },
})

function getAll(registry: string, names: readonly string[], context: Context) {
  return Promise.all([...new Set(names)].map((name) => getRepository(registry, name, context)))
}
