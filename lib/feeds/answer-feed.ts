import { attachmentTag } from '#lib/attachment-tag.ts'
import { findRegistry, findRepository, listTags, listUpdatedRepositories } from '#lib/backend/gallery.ts'
import type { ImageTag } from '#lib/backend/gallery-answers.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { registryFeed } from './registry-feed.ts'
import { repositoryFeed } from './repository-feed.ts'
import { matchesTag, parseTagPatterns, type TagPatterns } from './tag-patterns.ts'

const entriesMax = 50
// A bound on the work of one request: older tags than so many pages are no news.
const pagesMax = 5
const tagsPerPage = 1000

/** The feed of a repository's newest tags; `?tags=1.*,2.*` narrows it. 400 for a pattern that is none, 404 for no repository. */
export async function answerRepositoryFeed(request: Request, alias: string, name: string): Promise<Response> {
  const parsed = parseTagPatterns(new URL(request.url).searchParams.get('tags'))
  if ('problem' in parsed) return plain(request, 400, parsed.problem)
  return orUnavailable(request, async () => {
    const repository = await findRepository(alias, name)
    if (!repository) return plain(request, 404, `There is no repository ${alias}/${name}, or it holds no image yet.`)
    const { patterns } = parsed
    const tags = await newestTags(alias, name, patterns)
    return atom(request, repositoryFeed({ origin: readInstance().origin, repository, tags, patterns }))
  })
}

/** The feed of a publisher's repositories, the last pushed first; 404 for no registry. */
export async function answerRegistryFeed(request: Request, alias: string): Promise<Response> {
  return orUnavailable(request, async () => {
    const registry = await findRegistry(alias)
    if (!registry) return plain(request, 404, `There is no publisher ${alias}.`)
    const { repositoryCatalogSearchResultList } = await listUpdatedRepositories(alias, entriesMax)
    return atom(request, registryFeed({ origin: readInstance().origin, registry, repositories: repositoryCatalogSearchResultList }))
  })
}

async function newestTags(alias: string, name: string, patterns: TagPatterns): Promise<readonly ImageTag[]> {
  const maxResults = patterns.length > 0 ? tagsPerPage : entriesMax
  const found: ImageTag[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await listTags(alias, name, { maxResults, ...(after ? { after } : {}) })
    found.push(...answer.imageTagDetails.filter(({ imageTag }) => isNews(imageTag, patterns)))
    after = answer.nextToken
    if (!after || found.length >= entriesMax) break
  }
  return found.slice(0, entriesMax)
}

// A signature is news to who asks for signatures.
function isNews(imageTag: string, patterns: TagPatterns): boolean {
  return patterns.length > 0 ? matchesTag(patterns, imageTag) : attachmentTag(imageTag) === undefined
}

// A feed reader must not take a failure for an empty feed.
async function orUnavailable(request: Request, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    console.error('a feed could not be made', cause)
    return plain(request, 503, 'The gallery does not answer at the moment. Please try again.')
  }
}

function atom(request: Request, body: string): Promise<Response> {
  return conditionalAnswer(request, { mediaType: 'application/atom+xml; charset=utf-8', body })
}

function plain(request: Request, status: number, words: string): Promise<Response> {
  return conditionalAnswer(request, {
    status,
    mediaType: 'text/plain; charset=utf-8',
    body: `${words}\n`,
    maxAgeSeconds: status === 404 ? 60 : 0,
  })
}
