import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { decide } from '#registry/operations/authorize.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { registryId, repositoryName, text } from './input-members.ts'
import { accountPrincipal, registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'
import { checkRepositoryPolicy, invalidPolicy, type RepositoryPolicyAnswer, toPolicyAnswer } from './repository-policy.ts'

const action = 'ecr-public:SetRepositoryPolicy'
const policyTextCharsMax = 10_240

const input = z.object({
  registryId,
  repositoryName,
  policyText: text(0, policyTextCharsMax),
  /** Also sets a policy that keeps its caller from setting another one. */
  force: z.boolean().default(false),
})

/**
 * Sets the policy that says who else may act on a repository, in place of the one it has.
 * @throws ServiceError `repository-policy-invalid`, also without `force` when it would lock the caller out; `repository-not-found`.
 * @see User guide, "Setting a repository policy statement".
 */
export const setRepositoryPolicy = defineOperation({
  name: 'SetRepositoryPolicy',
  service: 'ecr-public',
  action,
  readOnly: false,
  input,
  resource: repositoryResource,
  async prepare(request, caller, context) {
    await checkRepositoryPolicy(request.policyText, context)
    if (!request.force) await refuseLockout(request, caller, context)
  },
  async run(request, caller, context): Promise<RepositoryPolicyAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    await context.repositories.setPolicy(repository.id, request.policyText)
    return toPolicyAnswer(repository, request.policyText)
  },
})

async function refuseLockout(request: z.output<typeof input>, caller: Caller, context: Context): Promise<void> {
  const question = {
    caller,
    action,
    resource: repositoryResource(request, caller),
    requestConditions: {},
    resourcePolicyText: request.policyText,
  }
  const { allowed } = await decide(question, accountPrincipal(caller), context)
  if (allowed) return
  // Other words than for an invalid policy, which some clients take for a delay and try again.
  throw invalidPolicy('The policy would lock its caller out', 'with it you could not set another one: use force to set it all the same')
}
