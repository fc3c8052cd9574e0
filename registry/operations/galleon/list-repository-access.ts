import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import { decide } from '#registry/operations/authorize.ts'
import { paging, registryId, repositoryName, text } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { checkRepositoryPolicy } from '#registry/operations/ecr-public/repository-policy.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { type AccessAnswer, toAccessAnswer } from './access-answer.ts'
import { accountPrincipals } from './account-principals.ts'
import { outsiderAccess } from './outsider-access.ts'

// Each principal's policies are read, and evaluated for each action.
const principalsMax = 50
const actionsMax = 20
const policyTextCharsMax = 10_240

const input = z.object({
  registryId,
  repositoryName,
  actions: z
    .array(z.string().regex(/^ecr-public:[A-Za-z]{3,64}$/))
    .min(1)
    .max(actionsMax),
  /** In place of the policy that the repository has: what would be decided then. */
  policyText: text(1, policyTextCharsMax).optional(),
  ...paging,
  maxResults: z.int().min(1).max(principalsMax).default(principalsMax),
})

export interface ListRepositoryAccessAnswer {
  /** The root user, then users, then roles, each by name. */
  readonly principals: readonly AccessAnswer[]
  /** With the first page: those of other accounts whom the repository's policy names. What it gives them their own account must allow, too. */
  readonly outsiders?: readonly AccessAnswer[]
  readonly nextToken?: string
}

/**
 * Who may do what to a repository, by all the policies there are, with the statement that decides: as if each asked now,
 * from where the caller is.
 * @throws ServiceError `repository-not-found`, `repository-policy-invalid`.
 */
export const listRepositoryAccess = defineOperation({
  name: 'ListRepositoryAccess',
  service: 'galleon',
  action: 'ecr-public:GetRepositoryPolicy',
  // It tells of users, roles and their policies what iam would.
  dependentActions: ['iam:SimulatePrincipalPolicy'],
  readOnly: true,
  input,
  resource: repositoryResource,
  async run(request, caller, context): Promise<ListRepositoryAccessAnswer> {
    const { accountId, id, name } = await getRepository(registryOf(request, caller), request.repositoryName, context)
    if (request.policyText !== undefined) await checkRepositoryPolicy(request.policyText, context)
    const scope = { operation: 'ListRepositoryAccess', registryId: accountId, repositoryName: id }
    const page = await accountPrincipals(accountId, toPageRequest(request, scope, context), context)
    const question = { ...request, accountId, repositoryName: name }
    const principals = await Promise.all(page.items.map((principal) => accessOf(principal, question, caller, context)))
    const outsiders = request.nextToken === undefined ? await outsiderAccess(question, caller, context) : []
    return { principals, ...(outsiders.length > 0 ? { outsiders } : {}), ...nextTokenOf(page, scope, context) }
  },
})

interface RepositoryQuestion {
  readonly accountId: string
  readonly repositoryName: string
  readonly actions: readonly string[]
  readonly policyText?: string | undefined
}

async function accessOf(
  principal: AccountPrincipal,
  { accountId, repositoryName, actions, policyText }: RepositoryQuestion,
  caller: Caller,
  context: Context,
): Promise<AccessAnswer> {
  const question = {
    caller,
    resource: { type: 'repository', accountId, repositoryName },
    requestConditions: {},
    ...(policyText === undefined ? {} : { resourcePolicyText: policyText }),
  } as const
  const decisions = await Promise.all(
    actions.map(async (action) => [action, await decide({ ...question, action }, principal, context)] as const),
  )
  return toAccessAnswer(principal, decisions)
}
