import { cache } from 'react'
import type { GallerySearch, GallerySort } from '#lib/gallery-search.ts'
import { defaultTagOrder, type TagList, type TagSort } from '#lib/tag-list.ts'
import { BackendError } from './backend-error.ts'
import { callGallery } from './call-gallery.ts'
import {
  featuredAnswer,
  type ImageTag,
  type ListedRepository,
  type Publisher,
  publishersAnswer,
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
export function searchRepositories(search: GallerySearch, alias?: string, maxResults = resultsPerPage): Promise<SearchAnswer> {
  const input = {
    searchTerm: search.searchTerm || undefined,
    sortConfiguration: { sortKey: sortKeys[search.sort] },
    maxResults,
    page: search.page,
    verified: search.verified || undefined,
    operatingSystems: search.operatingSystems.length > 0 ? search.operatingSystems : undefined,
    architectures: search.architectures.length > 0 ? search.architectures : undefined,
    registryAliasName: alias,
  }
  return askSearch(JSON.stringify(input))
}

// What a page finds says also whether search engines should know it.
const askSearch = cache((search: string) => callGallery('searchRepositoryCatalogData', JSON.parse(search), searchAnswer))

/** A registry's repositories, the last pushed first. `maxResults` is 1–1000. @throws BackendError */
export function listUpdatedRepositories(alias: string, maxResults: number): Promise<SearchAnswer> {
  const input = { registryAliasName: alias, sortConfiguration: { sortKey: sortKeys.updated }, maxResults }
  return callGallery('searchRepositoryCatalogData', input, searchAnswer)
}

/** The registries that are pulled most, those first. @param maxResults 1–50. @throws BackendError */
export async function listPopularPublishers(maxResults: number): Promise<readonly Publisher[]> {
  return (await callGallery('listPopularPublishers', { maxResults }, publishersAnswer)).publishers
}

/** What the operators put on the front page, in their order. @throws BackendError */
export async function listFeaturedRepositories(): Promise<readonly ListedRepository[]> {
  return (await callGallery('listFeaturedRepositories', {}, featuredAnswer)).featuredRepositories
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

const tagSortKeys = { newest: 'NEWEST', version: 'SEMVER', name: 'NAME', size: 'SIZE' } satisfies Record<TagSort, string>

/** One page of a repository's tags, of 1–1000; the most recently pushed first unless the list says otherwise. @throws BackendError */
export function listTags(alias: string, name: string, list: TagList & { readonly maxResults: number }): Promise<TagPage> {
  const { sort = 'newest', order = defaultTagOrder(sort) } = list
  const input = {
    maxResults: list.maxResults,
    filter: list.filter || undefined,
    sortConfiguration: { sortKey: tagSortKeys[sort], order: order === 'ascending' ? 'ASCENDING' : 'DESCENDING' },
    nextToken: list.after || undefined,
  }
  return askTags(alias, name, JSON.stringify(input))
}

// The pull panel and the first page of the list want the same tags.
const askTags = cache((alias: string, name: string, list: string): Promise<TagPage> => {
  return callGallery('describeImageTags', { registryAliasName: alias, repositoryName: name, ...JSON.parse(list) }, tagsAnswer)
})

/** One tag of a repository; undefined when it has no such tag, or is not shown. @throws BackendError */
export const findTag = cache(async (alias: string, name: string, tag: string): Promise<ImageTag | undefined> => {
  const input = { registryAliasName: alias, repositoryName: name, imageTag: tag }
  const answer = await unlessUnknown(callGallery('describeImageTags', input, tagsAnswer))
  return answer?.imageTagDetails.find(({ imageTag }) => imageTag === tag)
})

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
