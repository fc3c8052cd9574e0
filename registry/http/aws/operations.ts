import { batchDeleteImage } from '#registry/operations/ecr-public/batch-delete-image.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { deleteRepository } from '#registry/operations/ecr-public/delete-repository.ts'
import { describeImageTags } from '#registry/operations/ecr-public/describe-image-tags.ts'
import { describeImages } from '#registry/operations/ecr-public/describe-images.ts'
import { describeRegistries } from '#registry/operations/ecr-public/describe-registries.ts'
import { describeRepositories } from '#registry/operations/ecr-public/describe-repositories.ts'
import { getAuthorizationToken } from '#registry/operations/ecr-public/get-authorization-token.ts'
import { getRepositoryCatalogData } from '#registry/operations/ecr-public/get-repository-catalog-data.ts'
import { putRepositoryCatalogData } from '#registry/operations/ecr-public/put-repository-catalog-data.ts'
import type { Operation } from '#registry/operations/operation.ts'

/** The ecr-public API in its JSON 1.1 protocol. */
export const ecrPublic = {
  targetPrefix: 'SpencerFrontendService.',
  signingName: 'ecr-public',
  /** The one region of the API; ARNs carry none. */
  region: 'us-east-1',
  operations: [
    batchDeleteImage,
    createRepository,
    deleteRepository,
    describeImages,
    describeImageTags,
    describeRegistries,
    describeRepositories,
    getAuthorizationToken,
    getRepositoryCatalogData,
    putRepositoryCatalogData,
  ] as readonly Operation[],
} as const

const byTarget: ReadonlyMap<string, Operation> = new Map(
  ecrPublic.operations.map((operation) => [`${ecrPublic.targetPrefix}${operation.name}`, operation]),
)

/** By the value of X-Amz-Target; undefined for a name that the API has not, or not here. */
export function findOperation(target: string): Operation | undefined {
  return byTarget.get(target)
}
