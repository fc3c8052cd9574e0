import type { Page, PageRequest } from '#registry/domain/page.ts'

/** What a registry holds and how often it was pulled. */
export interface RegistryUsage {
  readonly repositoryCount: number
  /** Manifests, indexes among them. */
  readonly imageCount: number
  /** Of layers and configs, each once however many repositories have it. */
  readonly storedBytes: number
  /** What all images weigh together, as lists of images show them. */
  readonly imageSizeBytes: number
  /** Of all repositories that are there, ever. */
  readonly pullCount: number
  /** Of thirty UTC days, today's the last. */
  readonly pullsLast30Days: number
  /** Of the repository that has the most. */
  readonly mostImages: number
  /** Of the image that has the most. */
  readonly mostTags: number
  /** The largest layer or config. */
  readonly largestBlobBytes: number
}

export interface RepositoryUsage {
  readonly name: string
  readonly imageCount: number
  /** Of the layers and configs that are linked to it. */
  readonly storedBytes: number
  readonly imageSizeBytes: number
  readonly pullCount: number
  readonly pullsLast30Days: number
}

/** Sums for owners, counted when they are asked for. Every query is scoped by the owner's account. */
export interface UsageStore {
  ofRegistry(accountId: string, now: Date): Promise<RegistryUsage>
  /** The largest first, by `storedBytes`. What is pushed meanwhile may move a repository from one page to another. */
  byRepository(accountId: string, now: Date, page: PageRequest): Promise<Page<RepositoryUsage>>
}
