import type { Digest } from '#registry/domain/digest.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'

export interface Repository {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly createdAt: Date
}

/** What the gallery shows of a repository; undefined members were never set. */
export interface CatalogData {
  readonly description?: string
  readonly architectures: readonly string[]
  readonly operatingSystems: readonly string[]
  readonly aboutText?: string
  readonly usageText?: string
  /** Of a logo in the {@link LogoStore}. */
  readonly logoDigest?: Digest
}

export interface ResourceTag {
  readonly key: string
  readonly value: string
}

export interface NewRepository {
  readonly accountId: string
  readonly name: string
  readonly catalogData: CatalogData
  readonly resourceTags: readonly ResourceTag[]
}

/** What access to a repository depends on. */
export interface AccessFacts {
  /** The repository policy as it was set. */
  readonly policyText?: string
  /** Resource tags. */
  readonly tags: Readonly<Record<string, string>>
}

/** Which repositories of an account, and in what order. */
export interface RepositoryQuery {
  /** Only those with this text in their name, whatever its case. */
  readonly filter?: string | undefined
  /** Those that are alike by it are in the order of their names, in the same direction. */
  readonly order: 'name' | 'createdAt' | 'lastPushedAt' | 'pullCount'
  readonly descending: boolean
}

export interface ListedRepository extends Repository {
  /** Manifests, indexes among them. */
  readonly imageCount: number
  /** Undefined while it holds no image. */
  readonly lastPushedAt?: Date
  readonly pullCount: number
}

/** Repositories and their catalog data. Every query is scoped by the owner's account. */
export interface RepositoryStore {
  /** All of it or nothing. @throws ServiceError `repository-already-exists`. */
  create(repository: NewRepository): Promise<Repository>
  find(accountId: string, name: string): Promise<Repository | undefined>
  /** By any active alias of the owner. */
  findByAlias(alias: string, name: string): Promise<Repository | undefined>
  /** The account that an active alias names. */
  findAccountIdByAlias(alias: string): Promise<string | undefined>
  /** By name. */
  list(accountId: string, page: PageRequest): Promise<Page<Repository>>
  /** A page, and how many there are on all pages. */
  search(accountId: string, query: RepositoryQuery, page: PageRequest): Promise<Page<ListedRepository> & { readonly found: number }>
  count(accountId: string): Promise<number>
  /** Until the transaction ends, nobody else gets this: so that the count is still true when a repository is made. */
  lockRegistry(accountId: string): Promise<void>
  /**
   * Deletes it with its tags, images and links.
   * @throws ServiceError `repository-not-empty` when it holds images and `force` is false.
   */
  delete(repositoryId: string, options: { readonly force: boolean }): Promise<void>
  /** Undefined when there is no such repository. */
  accessFacts(accountId: string, name: string): Promise<AccessFacts | undefined>
  /** Undefined takes the policy away. @throws ServiceError `repository-not-found` (deleted meanwhile). */
  setPolicy(repositoryId: string, policyText: string | undefined): Promise<void>
  /** By key. */
  resourceTags(repositoryId: string): Promise<readonly ResourceTag[]>
  /**
   * Adds these tags, whose keys differ, and overwrites those of the same keys.
   * @throws ServiceError `too-many-tags` when there would be more than fifty; `repository-not-found` (deleted meanwhile).
   */
  putResourceTags(repositoryId: string, tags: readonly ResourceTag[]): Promise<void>
  /** Keys that are not there do not matter. */
  deleteResourceTags(repositoryId: string, keys: readonly string[]): Promise<void>
  catalogData(repositoryId: string): Promise<CatalogData>
  putCatalogData(repositoryId: string, catalogData: CatalogData): Promise<void>
  /** What is offered first to those who pull; undefined leaves that to the pushes. @throws ServiceError `repository-not-found` (deleted meanwhile). */
  setPreferredTag(repositoryId: string, tag: string | undefined): Promise<void>
}

export interface Logo {
  readonly digest: Digest
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Logos as they are served, already re-encoded. */
export interface LogoStore {
  /** Until the transaction that it is in ends, the collector leaves the logo alone. */
  put(logo: Logo): Promise<void>
  find(digest: Digest): Promise<Logo | undefined>
}
