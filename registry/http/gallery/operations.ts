import { describeImage } from '#registry/operations/gallery/describe-image.ts'
import { describeImageTags } from '#registry/operations/gallery/describe-image-tags.ts'
import { getImageManifest } from '#registry/operations/gallery/get-image-manifest.ts'
import { getPullStatistics } from '#registry/operations/gallery/get-pull-statistics.ts'
import { getRegistryCatalogData } from '#registry/operations/gallery/get-registry-catalog-data.ts'
import { getRepositoryCatalogData } from '#registry/operations/gallery/get-repository-catalog-data.ts'
import { listFeaturedRepositories } from '#registry/operations/gallery/list-featured-repositories.ts'
import { listPopularPublishers } from '#registry/operations/gallery/list-popular-publishers.ts'
import { listSitemapEntries } from '#registry/operations/gallery/list-sitemap-entries.ts'
import { listSitemapPages } from '#registry/operations/gallery/list-sitemap-pages.ts'
import { reportRepository } from '#registry/operations/gallery/report-repository.ts'
import { searchRepositoryCatalogData } from '#registry/operations/gallery/search-repository-catalog-data.ts'
import type { Operation } from '#registry/operations/operation.ts'

/** All of them, in the order that readers of the documentation meet them. */
export const operations: readonly Operation[] = [
  searchRepositoryCatalogData,
  getRepositoryCatalogData,
  describeImageTags,
  describeImage,
  getImageManifest,
  getRegistryCatalogData,
  listPopularPublishers,
  listFeaturedRepositories,
  getPullStatistics,
  reportRepository,
  listSitemapPages,
  listSitemapEntries,
]

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** By the last part of the path. */
export function findOperation(name: string): Operation | undefined {
  return byName.get(name)
}
