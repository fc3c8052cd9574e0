import { limits } from './limits.ts'
import { ServiceError } from './service-error.ts'

/** @see the API model, RepositoryName; 2–205 characters. */
export const repositoryNamePattern = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/
/** 2–50 characters. */
export const aliasPattern = /^[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*$/
export const registryIdPattern = /^[0-9]{12}$/
/** @see OCI distribution specification, "Pulling manifests". */
export const distributionTagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

export function isRepositoryName(name: string): boolean {
  return name.length >= limits.repositoryNameCharsMin && name.length <= limits.repositoryNameCharsMax && repositoryNamePattern.test(name)
}

export function isAlias(name: string): boolean {
  return name.length >= limits.aliasCharsMin && name.length <= limits.aliasCharsMax && aliasPattern.test(name)
}

export interface QualifiedName {
  readonly alias: string
  readonly repositoryName: string
}

/** True when {@link parseQualifiedName} takes it. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/')
  return slash > 0 && isAlias(text.slice(0, slash)) && isRepositoryName(text.slice(slash + 1))
}

/**
 * Splits `alias/name`, as the distribution API and the gallery's URLs have it.
 * @throws ServiceError `repository-name-invalid`.
 */
export function parseQualifiedName(text: string): QualifiedName {
  const slash = text.indexOf('/')
  if (isQualifiedName(text)) return { alias: text.slice(0, slash), repositoryName: text.slice(slash + 1) }
  throw new ServiceError(
    'repository-name-invalid',
    `'${text.slice(0, 300)}' is not a repository: write the registry alias, a slash and the repository name, in lower case, as in 'k5n6o2s4/my-app'.`,
  )
}
