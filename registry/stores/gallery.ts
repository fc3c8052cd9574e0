import type { Digest } from '#registry/domain/digest.ts'
import type { Page } from '#registry/domain/page.ts'

export type GallerySort = 'best-match' | 'popularity' | 'updated' | 'name'

export interface GallerySearch {
  /** Any text: words, quoted phrases, `or`, `-not`; the last word may be half typed. Empty: everything. */
  readonly searchTerm: string
  readonly verifiedOnly: boolean
  /** Any of them; none means all. */
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  /** Repositories of this alias's registry only. */
  readonly alias?: string
  readonly sort: GallerySort
  readonly limit: number
  /** How many results to pass over. */
  readonly offset: number
}

/** A repository as the gallery shows it; only repositories that hold an image are shown at all. */
export interface GalleryRepository {
  readonly repositoryId: string
  readonly repositoryName: string
  readonly accountId: string
  readonly primaryAlias: string
  readonly verified: boolean
  /** Empty unless verified. */
  readonly displayName: string
  readonly logoDigest?: Digest
  readonly description?: string
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  readonly pullCount: number
  readonly lastPushedAt: Date
}

export interface GalleryDetail extends GalleryRepository {
  readonly aboutText?: string
  readonly usageText?: string
  readonly createdAt: Date
  /** The tag that the owner wants offered first, while it is there. */
  readonly preferredTag?: string
}

/** How many results each value of a filter has, under the other filters. */
export interface FacetCounts {
  readonly verified: number
  readonly operatingSystems: Readonly<Record<string, number>>
  readonly architectures: Readonly<Record<string, number>>
}

export interface GallerySearchResult extends Page<GalleryRepository> {
  readonly total: number
  readonly facets: FacetCounts
  /**
   * Of very many, of which one in eight were counted: a total of 10,000 is right to some hundredths, one of 1,000 to a tenth, and so
   * are the facets' counts. All are counted when it is asked for again.
   */
  readonly totalIsEstimate: boolean
  /** True when nothing matched as written and these are the nearest names. */
  readonly approximate: boolean
}

export interface GalleryRegistry {
  readonly accountId: string
  readonly primaryAlias: string
  readonly displayName: string
  readonly verified: boolean
  /** Of repositories that hold an image, and so the pulls. */
  readonly repositoryCount: number
  readonly pullCount: number
}

/** A registry with what its shown repositories amount to. */
export interface PopularPublisher extends GalleryRegistry {
  readonly repositoryCount: number
  /** Of all its repositories together. */
  readonly pullCount: number
  /** Of its most pulled repository that has one; verified accounts only. */
  readonly logoDigest?: Digest
}

/** How many publishers can be asked for. */
export const popularPublishersMax = 50

/** How many repositories a page of the sitemap has; with their registries it stays below 10,000 addresses. */
export const sitemapPageSize = 5000

/** Read-only views for visitors. */
export interface GalleryStore {
  search(search: GallerySearch): Promise<GallerySearchResult>
  /** By any active alias. Undefined for an unknown repository and for one without images. */
  find(alias: string, repositoryName: string): Promise<GalleryDetail | undefined>
  /** How many tags a repository has, found as by {@link find}; undefined likewise. */
  countTags(alias: string, repositoryName: string): Promise<{ readonly repositoryId: string; readonly tags: number } | undefined>
  findRegistry(alias: string): Promise<GalleryRegistry | undefined>
  /** At most {@link popularPublishersMax}, the most pulled first; registries that show no repository are none. Seconds behind. */
  listPopularPublishers(limit: number): Promise<readonly PopularPublisher[]>
  /** What operators put on the front page, in their order, as far as the gallery shows it. */
  listFeatured(): Promise<readonly GalleryRepository[]>
  /** The id of the first repository of each page of shown repositories, in the order of creation. */
  listSitemapPages(pageSize: number): Promise<readonly string[]>
  /** Shown repositories from one on, or from the first, in the order of creation, by primary alias and name. */
  listSitemapEntries(
    first: string | undefined,
    limit: number,
  ): Promise<readonly { readonly alias: string; readonly repositoryName: string; readonly lastPushedAt: Date }[]>
}
