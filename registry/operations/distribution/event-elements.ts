import type { Resource } from '#registry/domain/resource.ts'
import type { RepositoryInput } from './repository-input.ts'

/**
 * How the events of this API name their repository: as those of the ecr-public API do, so that a push looks the same in
 * the log whichever it came through. Without `registryId` when there is no such registry.
 */
export function repositoryElements({ repositoryName }: RepositoryInput, [resource]: readonly Resource[]) {
  return { ...(resource?.type === 'repository' ? { registryId: resource.accountId } : {}), repositoryName }
}

/** A reference of a manifest as the ecr-public API has it. */
export function imageIdElements(reference: string): { readonly imageDigest: string } | { readonly imageTag: string } {
  return reference.includes(':') ? { imageDigest: reference } : { imageTag: reference }
}
