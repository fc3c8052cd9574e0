import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { catalogDataInput, prepareLogo, storeCatalogData } from './catalog-data-input.ts'
import { beginCatalogHistory } from './change-catalog-data.ts'
import { ensureDefaultAlias } from './default-alias.ts'
import { repositoryName } from './input-members.ts'
import { accountPrincipal, repositoryResource } from './registry-of.ts'
import {
  type CatalogDataAnswer,
  findRegistryUri,
  type RepositoryAnswer,
  toCatalogDataAnswer,
  toRepositoryAnswer,
} from './repository-answer.ts'
import { readResourceTags, resourceTagConditions, resourceTagList } from './resource-tags.ts'

const input = z.object({
  repositoryName,
  catalogData: catalogDataInput.optional(),
  tags: resourceTagList.optional(),
})

export interface CreateRepositoryAnswer {
  readonly repository: RepositoryAnswer
  readonly catalogData: CatalogDataAnswer
}

/**
 * Creates a repository with its catalog data and tags, all or nothing, and gives the account its default alias with the
 * first one.
 * @see User guide, "Creating a public repository" and "Tagging your resources".
 */
export const createRepository = defineOperation({
  name: 'CreateRepository',
  service: 'ecr-public',
  action: 'ecr-public:CreateRepository',
  readOnly: false,
  input,
  resource: repositoryResource,
  conditions: ({ tags }) => resourceTagConditions(tags),
  async prepare({ tags = [], catalogData = {} }) {
    return { resourceTags: readResourceTags(tags), logo: await prepareLogo(catalogData) }
  },
  async run(request, caller, context, { resourceTags, logo }): Promise<CreateRepositoryAnswer> {
    const { accountId } = accountPrincipal(caller)
    const name = request.repositoryName
    await context.repositories.lockRegistry(accountId)
    await refuseIfThere(accountId, name, context)
    const catalogData = await storeCatalogData(request.catalogData ?? {}, logo, undefined, context)
    // Before the repository: without an alias nobody could name it.
    await ensureDefaultAlias(accountId, context)
    const repository = await context.repositories.create({ accountId, name, catalogData, resourceTags })
    await beginCatalogHistory(repository.id, catalogData, caller, context)
    return {
      repository: toRepositoryAnswer(repository, await findRegistryUri(accountId, context)),
      catalogData: toCatalogDataAnswer(catalogData, context),
    }
  },
})

async function refuseIfThere(
  accountId: string,
  name: string,
  { repositories, quotas }: Pick<Context, 'repositories' | 'quotas'>,
): Promise<void> {
  if (await repositories.find(accountId, name)) {
    throw new ServiceError(
      'repository-already-exists',
      `The repository with name '${name}' already exists in the registry with id '${accountId}'`,
    )
  }
  const repositoriesMax = await quotas.quotaOf(accountId, 'L-REPOSITORIES')
  if ((await repositories.count(accountId)) >= repositoriesMax) {
    throw new ServiceError('limit-exceeded', `The registry with id '${accountId}' can have at most ${repositoriesMax} repositories.`)
  }
}
