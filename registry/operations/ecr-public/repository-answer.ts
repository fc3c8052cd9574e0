import type { Context } from '#registry/context.ts'
import { resourceArn } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { CatalogData, Repository } from '#registry/stores/repositories.ts'

/** `Repository` of the API model. */
export interface RepositoryAnswer {
  readonly repositoryArn: string
  readonly registryId: string
  readonly repositoryName: string
  readonly repositoryUri: string
  readonly createdAt: Date
}

/** `RepositoryCatalogData` of the API model: what was never set is left out. */
export interface CatalogDataAnswer {
  readonly description?: string
  readonly architectures?: readonly string[]
  readonly operatingSystems?: readonly string[]
  readonly logoUrl?: string
  readonly aboutText?: string
  readonly usageText?: string
}

/**
 * Where images of an account's registry are pulled from: registry host and primary alias. Undefined until the account's
 * first repository gives it an alias.
 */
export async function findRegistryUri(accountId: string, { accounts, config }: Pick<Context, 'accounts' | 'config'>) {
  const active = (await accounts.aliases(accountId)).filter(({ status }) => status === 'ACTIVE')
  const shown = active.find(({ isPrimary }) => isPrimary) ?? active[0]
  return shown ? `${config.registryHost}/${shown.name}` : undefined
}

export function toRepositoryAnswer(repository: Repository, registryUri: string | undefined): RepositoryAnswer {
  const { accountId, name, createdAt } = repository
  // Every account with a repository has an alias: without one this is a fault of ours.
  if (registryUri === undefined) throw new Error(`account ${accountId} has repositories and no alias`)
  return {
    repositoryArn: resourceArn({ type: 'repository', accountId, repositoryName: name }),
    registryId: accountId,
    repositoryName: name,
    repositoryUri: `${registryUri}/${name}`,
    createdAt,
  }
}

export function toCatalogDataAnswer(catalogData: CatalogData, { config }: Pick<Context, 'config'>): CatalogDataAnswer {
  const { description, architectures, operatingSystems, aboutText, usageText, logoDigest } = catalogData
  return {
    ...(description === undefined ? {} : { description }),
    ...(architectures.length > 0 ? { architectures } : {}),
    ...(operatingSystems.length > 0 ? { operatingSystems } : {}),
    ...(logoDigest === undefined ? {} : { logoUrl: `${config.origin}/-/logo/${logoDigest}` }),
    ...(aboutText === undefined ? {} : { aboutText }),
    ...(usageText === undefined ? {} : { usageText }),
  }
}

/** @throws ServiceError `repository-not-found`. */
export async function getRepository(
  registryId: string,
  name: string,
  { repositories }: Pick<Context, 'repositories'>,
): Promise<Repository> {
  const repository = await repositories.find(registryId, name)
  if (repository) return repository
  throw new ServiceError(
    'repository-not-found',
    `The repository with name '${name}' does not exist in the registry with id '${registryId}'`,
  )
}
