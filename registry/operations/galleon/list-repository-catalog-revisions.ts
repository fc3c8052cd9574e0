import { z } from 'zod'
import { paging, registryId, repositoryName } from '#registry/operations/ecr-public/input-members.ts'
import { registryOf, repositoryResource } from '#registry/operations/ecr-public/registry-of.ts'
import { getRepository } from '#registry/operations/ecr-public/repository-answer.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { type RevisionAnswer, toRevisionAnswer } from './revision-answer.ts'

// To say what a revision changed, its texts are read: some 50 KB each.
const revisionsMax = 50

export interface ListRevisionsAnswer {
  readonly revisions: readonly RevisionAnswer[]
  readonly nextToken?: string
}

/** Who changed which of a repository's catalog data, and when; newest first, 50 a page at most. */
export const listRepositoryCatalogRevisions = defineOperation({
  name: 'ListRepositoryCatalogRevisions',
  service: 'galleon',
  action: 'ecr-public:GetRepositoryCatalogData',
  readOnly: true,
  input: z.object({ registryId, repositoryName, ...paging, maxResults: z.int().min(1).max(revisionsMax).default(revisionsMax) }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<ListRevisionsAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const scope = { operation: 'ListRepositoryCatalogRevisions', registryId: repository.accountId, repositoryName: repository.id }
    const page = await context.catalogHistory.list(repository.id, toPageRequest(request, scope, context))
    const last = page.items.at(-1)
    const older = page.next && last ? await context.catalogHistory.find(repository.id, last.number - 1) : undefined
    return {
      revisions: page.items.map((revision, index) => toRevisionAnswer(revision, page.items[index + 1] ?? older)),
      ...nextTokenOf(page, scope, context),
    }
  },
})
