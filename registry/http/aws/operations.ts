import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { getAuthorizationToken } from '#registry/operations/ecr-public/get-authorization-token.ts'
import type { Operation } from '#registry/operations/operation.ts'

/** The ecr-public API in its JSON 1.1 protocol. */
export const ecrPublic = {
  targetPrefix: 'SpencerFrontendService.',
  signingName: 'ecr-public',
  /** The one region of the API; ARNs carry none. */
  region: 'us-east-1',
  operations: [createRepository, getAuthorizationToken],
} as const

const byTarget: ReadonlyMap<string, Operation> = new Map(
  ecrPublic.operations.map((operation) => [`${ecrPublic.targetPrefix}${operation.name}`, operation as Operation]),
)

/** By the value of X-Amz-Target. */
export function findOperation(target: string): Operation | undefined {
  return byTarget.get(target)
}
