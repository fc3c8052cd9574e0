import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { repositoryMeant } from '#registry/domain/pasted-reference.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { paging, text } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { GallerySearch, GallerySort } from '#registry/stores/gallery.ts'
import { foundRepository, toFound } from './found-repository.ts'
import { registryAliasName } from './shown-repository.ts'

const sorts = {
  BEST_MATCH: 'best-match',
  POPULARITY: 'popularity',
  UPDATED: 'updated',
  NAME: 'name',
} as const satisfies Record<string, GallerySort>

const sortKey = z.enum(['BEST_MATCH', 'POPULARITY', 'UPDATED', 'NAME'])
const filterValues = z.array(text(1, limits.contentTypeCharsMax)).max(limits.contentTypesMax).default([])

const input = z
  .object({
    searchTerm: z.string().max(limits.searchTermCharsMax).default(''),
    sortConfiguration: z.object({ sortKey }).optional(),
    ...paging,
    page: z.int().min(1).max(limits.searchPageMax).optional(),
    verified: z.boolean().default(false),
    operatingSystems: filterValues,
    architectures: filterValues,
    registryAliasName: registryAliasName.optional(),
  })
  .check(({ value, issues }) => {
    if (value.page === undefined || value.nextToken === undefined) return
    issues.push({ code: 'custom', path: ['page'], message: 'must not be given together with nextToken', input: value.page })
  })

type Input = z.output<typeof input>

export const searchAnswer = z.object({
  repositoryCatalogSearchResultList: z.array(foundRepository).readonly(),
  totalResults: z.number(),
  nextToken: z.string().optional(),
  facets: z.object({
    verified: z.number(),
    operatingSystems: z.record(z.string(), z.number()),
    architectures: z.record(z.string(), z.number()),
  }),
  totalIsEstimate: z
    .boolean()
    .describe(
      'True when very many match and one in eight were counted: then counts of 10,000 are right to some hundredths, of 1,000 to a tenth.',
    ),
  approximate: z.boolean().describe('True when nothing matched as written and these are the nearest.'),
})

export type SearchAnswer = z.output<typeof searchAnswer>

/**
 * Searches the gallery by name, text and publisher, in pages by number or by token; a page beyond the end is empty. A
 * misspelt term finds what it might have meant, and the answer says so; a pasted reference finds its repository. By best
 * match, only so many results can be paged through; the other orders have no such end.
 * @see User guide, "Using the Gallery".
 */
export const searchRepositoryCatalogData = defineOperation({
  name: 'searchRepositoryCatalogData',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input,
  answer: searchAnswer,
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<SearchAnswer> {
    const search = toSearch(request, context)
    const scope = { operation: 'searchRepositoryCatalogData', query: search }
    const { limit, after = '0' } = toPageRequest(request, scope, context)
    const offset = request.page === undefined ? Number(after) : (request.page - 1) * limit
    refuseDeepRanking(search, offset, request.page === undefined ? 'nextToken' : 'page')
    const result = await context.gallery.search({ ...search, limit, offset })
    return {
      repositoryCatalogSearchResultList: result.items.map((repository) => toFound(repository, context)),
      totalResults: result.total,
      ...nextTokenOf(result, scope, context),
      facets: result.facets,
      totalIsEstimate: result.totalIsEstimate,
      approximate: result.approximate,
    }
  },
})

function refuseDeepRanking({ searchTerm, sort }: Pick<GallerySearch, 'searchTerm' | 'sort'>, offset: number, member: string): void {
  if (sort !== 'best-match' || !searchTerm.trim() || offset < limits.rankedResultsMax) return
  const rule = `must begin within the first ${limits.rankedResultsMax} results of a search by best match: search for more words, or sort by NAME`
  throw new ServiceError('invalid-parameter', `Invalid parameter at '${member}' failed to satisfy constraint: '${rule}'`)
}

// All that a token of this list is bound to: everything but where a page begins and how long it is.
function toSearch(request: Input, { config }: Pick<Context, 'config'>): Omit<GallerySearch, 'limit' | 'offset'> {
  const { sortConfiguration, verified, operatingSystems, architectures, registryAliasName: alias } = request
  const searchTerm = repositoryMeant(request.searchTerm, [config.registryHost, new URL(config.origin).host])
  return {
    searchTerm,
    verifiedOnly: verified,
    operatingSystems,
    architectures,
    sort: sorts[sortConfiguration?.sortKey ?? (searchTerm.trim() ? 'BEST_MATCH' : 'POPULARITY')],
    ...(alias === undefined ? {} : { alias }),
  }
}
