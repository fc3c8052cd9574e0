import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { isRepositoryName } from '#registry/domain/names.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Repository } from '#registry/stores/repositories.ts'
import { getRepository } from './repository-answer.ts'

const arnCharsMax = 2048
const arnPattern = /^arn:aws:ecr-public::([0-9]{12}):repository\/(.+)$/

interface RepositoryArn {
  readonly accountId: string
  readonly repositoryName: string
}

/** The member `resourceArn`. Only repositories can have tags. */
export const resourceArnInput = z.string().min(1).max(arnCharsMax)

/** For policies. @throws ServiceError `invalid-parameter` unless it is the ARN of a repository. */
export function taggedResource({ resourceArn }: { readonly resourceArn: string }): Resource {
  return { type: 'repository', ...parseRepositoryArn(resourceArn) }
}

/** @throws ServiceError `invalid-parameter`, `repository-not-found`. */
export async function taggedRepository(resourceArn: string, context: Context): Promise<Repository> {
  const { accountId, repositoryName } = parseRepositoryArn(resourceArn)
  return getRepository(accountId, repositoryName, context)
}

function parseRepositoryArn(text: string): RepositoryArn {
  const [, accountId, repositoryName] = arnPattern.exec(text) ?? []
  if (accountId !== undefined && repositoryName !== undefined && isRepositoryName(repositoryName)) return { accountId, repositoryName }
  const rule = 'must be the ARN of a repository, such as arn:aws:ecr-public::123456789012:repository/my-app'
  throw new ServiceError('invalid-parameter', `Invalid parameter at 'resourceArn' failed to satisfy constraint: '${rule}'`)
}
