import { cache } from 'react'
import type { GallerySearch, GallerySort } from '#lib/gallery-search.ts'
import { BackendError } from './backend-error.ts'
import { callGallery } from './call-gallery.ts'
import {
  type ImageTag,
  type Registry,
  type Repository,
  registryAnswer,
  repositoryAnswer,
  type SearchAnswer,
  searchAnswer,
  type TagPage,
  tagsAnswer,
} from './gallery-answers.ts'

/** Results on one page of a list. */
export const resultsPerPage = 25

const sortKeys = { best: 'BEST_MATCH', popular: 'POPULARITY', updated: 'UPDATED', name: 'NAME' } satisfies Record<GallerySort, string>

/** One page of a result list; with an alias, of that registry's repositories only. @throws BackendError */
export function searchRepositories(search: GallerySearch, alias?: string): Promise<SearchAnswer> {
  const input = {
    searchTerm: search.searchTerm || undefined,
    sortConfiguration: { sortKey: sortKeys[search.sort] },
    maxResults: resultsPerPage,
    page: search.page,
    verified: search.verified || undefined,
    operatingSystems: search.operatingSystems.length > 0 ? search.operatingSystems : undefined,
    architectures: search.architectures.length > 0 ? search.architectures : undefined,
    registryAliasName: alias,
  }
  return callGallery('searchRepositoryCatalogData', input, searchAnswer)
}

/** A repository by any active alias of its registry; undefined when the gallery does not show it. @throws BackendError */
export const findRepository = cache((alias: string, name: string): Promise<Repository | undefined> => {
  const input = { registryAliasName: alias, repositoryName: name }
  return unlessUnknown(callGallery('getRepositoryCatalogData', input, repositoryAnswer))
})

/** A registry by any active alias; undefined for an unknown one. @throws BackendError */
export const findRegistry = cache((alias: string): Promise<Registry | undefined> => {
  return unlessUnknown(callGallery('getRegistryCatalogData', { registryAliasName: alias }, registryAnswer))
})

export interface TagPageRequest {
  /** 1–1000. */
  readonly maxResults: number
  readonly nextToken?: string
}

/** One page of a repository's tags, the most recently pushed first. @throws BackendError */
export function listTags(alias: string, name: string, { maxResults, nextToken }: TagPageRequest): Promise<TagPage> {
  const input = { registryAliasName: alias, repositoryName: name, maxResults, nextToken: nextToken || undefined }
  return callGallery('describeImageTags', input, tagsAnswer)
}

// The API's largest page, and how many of them a question about all tags may read: a bound on work, not on what
// people have.
const wholePage = 1000
const wholePagesMax = 20

/** Tags in which `wanted` is true, the most recently pushed first, at most `limit`. @throws BackendError */
export async function findTags(alias: string, name: string, wanted: (tag: string) => boolean, limit: number): Promise<ImageTag[]> {
  const found: ImageTag[] = []
  let nextToken: string | undefined
  for (let page = 0; page < wholePagesMax; page += 1) {
    const answer = await listTags(alias, name, { maxResults: wholePage, nextToken })
    found.push(...answer.imageTagDetails.filter((detail) => wanted(detail.imageTag)))
    nextToken = answer.nextToken
    if (!nextToken || found.length >= limit) break
  }
  return found.slice(0, limit)
}

const unknown = new Set(['RepositoryNotFoundException', 'RegistryNotFoundException', 'InvalidParameterException'])

// A name that no repository can have is, to a visitor, a repository that is not there.
async function unlessUnknown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'refused' && error.code && unknown.has(error.code)) return undefined
    throw error
  }
}
