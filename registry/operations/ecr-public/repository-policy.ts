import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parsePolicy } from '#registry/iam/parse-policy.ts'
import type { PolicyDocument } from '#registry/iam/policy-document.ts'
import { PolicyError } from '#registry/iam/policy-error.ts'
import type { Repository } from '#registry/stores/repositories.ts'
import { prettyPolicy } from './pretty-policy.ts'

export interface RepositoryPolicyAnswer {
  readonly registryId: string
  readonly repositoryName: string
  readonly policyText: string
}

export function toPolicyAnswer({ accountId, name }: Repository, policyText: string): RepositoryPolicyAnswer {
  return { registryId: accountId, repositoryName: name, policyText: prettyPolicy(policyText) }
}

/** @throws ServiceError `repository-policy-not-found`. */
export async function getPolicyText({ accountId, name }: Repository, { repositories }: Pick<Context, 'repositories'>): Promise<string> {
  const policyText = (await repositories.accessFacts(accountId, name))?.policyText
  if (policyText !== undefined) return policyText
  const where = `for the repository with name '${name}' in the registry with id '${accountId}'`
  throw new ServiceError('repository-policy-not-found', `Repository policy does not exist ${where}`)
}

/**
 * @throws ServiceError `repository-policy-invalid` for a text that is no repository policy, with the place and the reason,
 * or one that names somebody who does not exist.
 */
export async function checkRepositoryPolicy(text: string, { identities }: Pick<Context, 'identities'>): Promise<void> {
  const [missing] = await identities.missingPrincipals(principalsIn(parse(text)))
  if (missing !== undefined) throw invalidPolicy('Principal not found', missing)
}

/** In the words of the real service, which clients look for, and then in plain ones. */
export function invalidPolicy(constraint: string, explanation: string, cause?: unknown): ServiceError {
  const message = `Invalid parameter at 'PolicyText' failed to satisfy constraint: '${constraint}' (${explanation})`
  return new ServiceError('repository-policy-invalid', message, { cause })
}

function parse(text: string): PolicyDocument {
  try {
    return parsePolicy(text, 'resource')
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const { place, reason } = error
    throw invalidPolicy('Invalid repository policy provided', place === '' ? reason : `${place}: ${reason}`, error)
  }
}

function principalsIn({ statements }: PolicyDocument): readonly string[] {
  const named = statements.flatMap(({ principals, notPrincipals }) => [principals, notPrincipals].filter((each) => each !== undefined))
  return [...new Set(named.flatMap(({ accounts, entities }) => [...accounts, ...entities]))]
}
